import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { type Ask, FromChild } from './child-messages.ts'

/** The engine in a process of its own. */
export interface ChildEngine {
  /** Answers the id of the command that was enqueued. @throws ChildGone where the process died before it answered */
  ask(ask: Ask): Promise<{ readonly command: string | null; readonly active: number }>
  /** Kept when it has recovered what was left and is at work. @throws ChildGone */
  readonly ready: Promise<void>
  /** Kept when the process has ended, however it did; answers its exit code, null after a signal. */
  readonly gone: Promise<number | null>
  /** Sends the signal and waits for the end. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>
}

/** The process ended before it could answer. */
export class ChildGone extends Error {
  override readonly name = 'ChildGone'
}

/** Starts the engine on a data folder. `dieAt` is `point#occurrence`, or empty. */
export function startChildEngine(options: {
  readonly folder: string
  readonly sockets: readonly string[]
  readonly dieAt: string
}): ChildEngine {
  const args = [options.folder, options.sockets.join(','), options.dieAt]
  const child = fork(join(import.meta.dirname, 'engine-process.ts'), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
  })
  return converse(child)
}

function converse(child: ChildProcess): ChildEngine {
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const waiting = new Map<number, (message: Extract<FromChild, { kind: 'answer' }>) => void>()
  let asked = 0
  let tellReady = () => {}
  const isReady = new Promise<void>((resolve) => {
    tellReady = resolve
  })
  child.on('message', (received) => {
    const message = FromChild.parse(received)
    if (message.kind === 'ready') tellReady()
    else waiting.get(message.id)?.(message)
  })
  const orGone = <Value>(promise: Promise<Value>): Promise<Value> =>
    Promise.race([
      promise,
      gone.then(() => {
        throw new ChildGone('The engine process ended')
      }),
    ])
  const ready = orGone(isReady)
  // Whoever cares waits for it.
  ready.catch(() => {})
  return {
    ready,
    gone,
    async ask(ask) {
      const id = asked
      asked += 1
      const answered = new Promise<Extract<FromChild, { kind: 'answer' }>>((resolve) => waiting.set(id, resolve))
      if (child.connected) child.send({ id, ask }, () => {})
      const { command, active, error } = await orGone(answered)
      waiting.delete(id)
      if (error !== null) throw new Error(`${ask.kind}: ${error}`)
      return { command, active }
    },
    end(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      return gone
    },
  }
}
