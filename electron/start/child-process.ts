import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'

/** A program that runs beside this one until it is stopped or ends by itself. */
export interface RunningChild {
  readonly pid: number | undefined
  /** Resolves with the exit code, or null where a signal ended it or it could not be started. Never rejects. */
  readonly exited: Promise<number | null>
  /** True once it has ended. */
  hasExited(): boolean
  /** Asks it to end, waits, and kills it after `graceMs`; resolves when it is gone. */
  stop(graceMs: number): Promise<void>
  readonly process: ChildProcess
}

/**
 * Starts a program as a direct child in a session of its own, so that Ctrl-C in the terminal reaches only this process,
 * which then stops its children in order.
 */
export const startChild = (command: string, args: readonly string[], options: SpawnOptions = {}): RunningChild => {
  const child = spawn(command, [...args], { ...options, detached: true })
  let ended = false
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code))
    child.once('error', () => resolve(null))
  }).finally(() => {
    ended = true
  })
  return {
    pid: child.pid,
    process: child,
    exited,
    hasExited: () => ended,
    async stop(graceMs) {
      if (ended) return
      child.kill('SIGTERM')
      const killer = setTimeout(() => child.kill('SIGKILL'), graceMs)
      await exited
      clearTimeout(killer)
    },
  }
}
