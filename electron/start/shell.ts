import type { RunningChild } from './child-process.ts'

/** What a shell is started with. */
export interface ShellRequest {
  /** Folder of the project. */
  readonly root: string
  readonly dataFolder: string
  /** Address of the Engine for the shell; null lets it look for itself. */
  readonly dockerAddress: string | null
  /** Where in the app to begin, for example `/stacks/sample`. */
  readonly route: string
  readonly port: string | null
}

/** A shell that runs: the desktop, or the server with its browser window. */
export interface RunningShell {
  readonly exited: Promise<number | null>
  stop(): Promise<void>
}

/** The environment of both shells: where the data is, and which Engine. */
export const shellEnvironment = (request: ShellRequest): NodeJS.ProcessEnv => {
  // Some editors set it, and it makes Electron run as a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env
  return {
    ...environment,
    STACKWRIGHT_DATA_DIR: request.dataFolder,
    ...(request.dockerAddress ? { STACKWRIGHT_DOCKER_HOST: request.dockerAddress } : {}),
  }
}

/** A shell may finish the step it is at and lead a command back before it ends. */
export const shellGraceMs = 30_000

/** True where a window can be shown. */
export const hasDisplay = (environment: NodeJS.ProcessEnv = process.env): boolean =>
  process.platform !== 'linux' || Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY'])

/** Electron and Chromium refuse their sandbox to root; as anybody else it stays on. */
export const sandboxArguments = (): readonly string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : [])

/** A shell that is one child process. */
export const shellOf = (child: RunningChild): RunningShell => ({
  exited: child.exited,
  stop: () => child.stop(shellGraceMs),
})
