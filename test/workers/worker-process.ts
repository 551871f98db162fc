import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { LeaseTimes } from '#engine/queue/lease.ts'
import { FromWorker, type ToWorker } from './stop-messages.ts'

/** A worker in a process of its own. */
export interface WorkerProcess {
  readonly child: ChildProcess
  send(message: ToWorker): void
  /** The first message, heard before or until then, that is so; null after `patienceMs`. */
  heard(is: (message: FromWorker) => boolean, patienceMs: number): Promise<FromWorker | null>
}

/** Starts a worker on the database of a data folder. */
export function startWorkerProcess(folder: string, lease: LeaseTimes): WorkerProcess {
  const child = fork(join(import.meta.dirname, 'stop-process.ts'), [folder, JSON.stringify(lease)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
  })
  const said: FromWorker[] = []
  child.on('message', (message) => said.push(FromWorker.parse(message)))
  return {
    child,
    send(message) {
      if (child.connected) child.send(message, () => {})
    },
    async heard(is, patienceMs) {
      const deadline = Date.now() + patienceMs
      for (;;) {
        const found = said.find(is)
        if (found) return found
        if (child.exitCode !== null) throw new Error(`a worker ended with ${child.exitCode}`)
        if (Date.now() > deadline) return null
        await delay(5)
      }
    },
  }
}
