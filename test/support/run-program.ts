import { spawn } from 'node:child_process'

/** How a program ended. */
export interface ProgramEnd {
  readonly code: number
  readonly tookMs: number
}

/**
 * Runs a program to its end with its output passed through. Never uses a shell. `code` is 1 where a signal ended it.
 */
export function runProgram(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<ProgramEnd> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
    })
    child.once('error', reject)
    child.once('exit', (code) => resolve({ code: code ?? 1, tookMs: performance.now() - started }))
  })
}
