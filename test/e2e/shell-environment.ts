/** The variables a shell is started with: this process's, the data folder and the Engine to use. */
export function shellEnvironment(dataFolder: string, dockerHost: string): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = process.env
  const inherited = Object.entries(rest).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return { ...Object.fromEntries(inherited), STACKWRIGHT_DATA_DIR: dataFolder, STACKWRIGHT_DOCKER_HOST: dockerHost }
}
