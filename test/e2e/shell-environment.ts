/** What a shell is started on. */
export interface ShellToStart {
  readonly dataFolder: string
  /** Address of the Engine, as DOCKER_HOST says it. */
  readonly dockerHost: string
  /** Variables beside those of this process. */
  readonly environment?: Readonly<Record<string, string>>
  /** Switches of the desktop's command line; the headless shell has none of them. */
  readonly switches?: readonly string[]
}

/** The variables a shell is started with: this process's, the data folder and the Engine to use. */
export function shellEnvironment({ dataFolder, dockerHost, environment }: ShellToStart): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = process.env
  const inherited = Object.entries(rest).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return {
    ...Object.fromEntries(inherited),
    STACKWRIGHT_DATA_DIR: dataFolder,
    STACKWRIGHT_DOCKER_HOST: dockerHost,
    ...environment,
  }
}
