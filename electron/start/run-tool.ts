import { type SpawnOptions, spawn } from 'node:child_process'

/** How a tool is run. `timeoutMs` and `signal` end it with SIGTERM. */
export interface ToolOptions {
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
}

/** A tool of this machine that could not be run, or that ended with another code than 0; the message holds its last lines. */
export class ToolError extends Error {
  override readonly name = 'ToolError'
}

/** Runs a tool without a shell and answers what it wrote to standard output. Throws a ToolError unless it ends with 0. */
export const runTool = (
  command: string,
  args: readonly string[],
  { timeoutMs, ...rest }: ToolOptions = {},
): Promise<string> =>
  new Promise((resolve, reject) => {
    const options: SpawnOptions = {
      ...rest,
      ...(timeoutMs ? { timeout: timeoutMs } : {}),
      stdio: ['ignore', 'pipe', 'pipe'],
    }
    const child = spawn(command, [...args], options)
    const output: Buffer[] = []
    const errors: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk))
    child.once('error', (cause) => reject(new ToolError(`${command}: ${cause.message}`, { cause })))
    child.once('close', (code, signal) => {
      if (code === 0) resolve(Buffer.concat(output).toString())
      else
        reject(new ToolError(`${command} ended with ${signal ?? code}: ${lastLines(Buffer.concat(errors).toString())}`))
    })
  })

/** Runs a tool that writes to this process's own terminal, for what a person should see happening. */
export const runToolVisibly = (command: string, args: readonly string[], options: ToolOptions = {}): Promise<void> =>
  new Promise((resolve, reject) => {
    const { timeoutMs, ...rest } = options
    const child = spawn(command, [...args], { ...rest, ...(timeoutMs ? { timeout: timeoutMs } : {}), stdio: 'inherit' })
    child.once('error', (cause) => reject(new ToolError(`${command}: ${cause.message}`, { cause })))
    child.once('close', (code, signal) => {
      if (code === 0) resolve()
      else reject(new ToolError(`${command} ended with ${signal ?? code}`))
    })
  })

const lastLines = (text: string): string => text.trim().split('\n').slice(-5).join(' | ')
