import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { chooseEngine, type EngineChoice } from './engine-choice.ts'
import { addressOfSocket, engineSockets, findEngineSocket } from './engine-socket.ts'
import { hasDebianPackages } from './images/debian-packages.ts'
import { findDockerd, privateRunFolder, startPrivateEngine } from './private-engine.ts'
import { runToolVisibly } from './run-tool.ts'
import type { StartFlags } from './start-flags.ts'

/** The Engine that this start uses. */
export interface ProvidedEngine {
  /** Null where none answers; the onboarding screen then says what to do. */
  readonly socketPath: string | null
  /** What the shells are told, as DOCKER_HOST has it; null where they find the Engine by themselves. */
  readonly address: string | null
  /** Ends what was started for this, if anything. */
  stop(): Promise<void>
}

export interface EngineRequestContext {
  readonly flags: StartFlags
  readonly dataFolder: string
  readonly signal: AbortSignal
}

/** Finds an Engine, or installs and starts one where that is possible and wanted, saying what it runs. */
export const provideEngine = async (context: EngineRequestContext): Promise<ProvidedEngine> => {
  const { flags } = context
  const environment = flags.dockerHost ? { STACKWRIGHT_DOCKER_HOST: flags.dockerHost } : process.env
  const socketPath = await findEngineSocket(engineSockets(environment))
  const choice = chooseEngine({ ...situation(flags, environment), answers: socketPath !== null })
  if (choice.kind === 'use') return found(socketPath, flags.dockerHost)
  if (choice.kind === 'none') return goOn(choice.reason, flags.dockerHost)
  if (choice.ask && !(await agreed(choice))) return goOn('No Docker Engine answers.', null)
  if (choice.kind === 'install') {
    await install()
    // Where a service manager runs, the package has started the Engine as a service of its own.
    const service = await findEngineSocket(engineSockets(environment))
    if (service) return found(service, null)
  }
  return startOwn(context)
}

const situation = (flags: StartFlags, environment: NodeJS.ProcessEnv) => ({
  addressGiven: Boolean(environment['STACKWRIGHT_DOCKER_HOST'] || environment['DOCKER_HOST']),
  dockerdInstalled: findDockerd() !== null,
  isLinux: process.platform === 'linux',
  isRoot: process.getuid?.() === 0,
  hasApt: hasDebianPackages(),
  wish: flags.engine,
  hasTerminal: process.stdin.isTTY === true && process.stdout.isTTY === true,
})

// The shells keep the address they were told last, so one that was found is told as well.
const found = (socketPath: string | null, address: string | null): ProvidedEngine => ({
  socketPath,
  address: address ?? (socketPath ? addressOfSocket(socketPath) : null),
  stop: async () => {},
})

const goOn = (reason: string, address: string | null): ProvidedEngine => {
  console.log(`${reason} Stackwright opens all the same and says what to do.`)
  return found(null, address)
}

const packages = ['docker.io', 'iptables', 'iproute2']
const installCommands = [
  ['apt-get', 'update', '-q'],
  ['apt-get', 'install', '-y', '-q', '--no-install-recommends', ...packages],
] as const

const agreed = async (choice: EngineChoice): Promise<boolean> => {
  if (choice.kind === 'install') {
    console.log(
      'No Docker Engine answers. Stackwright can install one with Debian packages and run it while it is open:',
    )
    for (const command of installCommands) console.log(`  ${command.join(' ')}`)
  } else {
    console.log('No Docker Engine answers, but one is installed. Stackwright can run it while it is open.')
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(choice.kind === 'install' ? 'Install it now? [Y/n] ' : 'Start it now? [Y/n] ')
  terminal.close()
  return !/^\s*n/i.test(answer)
}

const install = async (): Promise<void> => {
  for (const [command, ...args] of installCommands) {
    console.log(`Running: ${[command, ...args].join(' ')}`)
    await runToolVisibly(command, args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  }
}

const startOwn = async ({ dataFolder, signal }: EngineRequestContext): Promise<ProvidedEngine> => {
  const options = { dataRoot: join(dataFolder, 'docker'), runFolder: privateRunFolder(dataFolder), signal }
  console.log(`Starting a Docker Engine of its own: ${findDockerd()} --data-root=${options.dataRoot}`)
  const engine = await startPrivateEngine({ ...options, iptables: !anotherEngineRuns() }).catch((error: unknown) => {
    // A container or a small virtual machine often has no right to packet filters. Published ports work without them.
    console.log(`It does not start with iptables (${error instanceof Error ? error.message : error}); trying without.`)
    return startPrivateEngine({ ...options, iptables: false })
  })
  return { socketPath: engine.socketPath, address: addressOfSocket(engine.socketPath), stop: engine.stop }
}

/** True where any process of this machine is a dockerd. */
const anotherEngineRuns = (): boolean =>
  readdirSync('/proc').some((name) => {
    try {
      return /^\d+$/.test(name) && readFileSync(`/proc/${name}/comm`, 'utf8').trim() === 'dockerd'
    } catch {
      return false // The process ended meanwhile.
    }
  })
