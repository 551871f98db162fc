import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type RunningChild, startChild } from './child-process.ts'
import { engineAnswers } from './engine-request.ts'
import { runTool } from './run-tool.ts'

/** Where a private Engine lives and how it is started. */
export interface PrivateEngineOptions {
  /** Holds images, containers and volumes; kept between starts. */
  readonly dataRoot: string
  /** Socket, pid file and log; short, because a socket's path may have 107 characters at most. */
  readonly runFolder: string
  /** False where another Engine may run on this machine: a second one with iptables removes the rules of the first. */
  readonly iptables: boolean
  /** How long containers get to stop with the Engine, in seconds. */
  readonly shutdownSeconds?: number
  /** Folder with `sbin/dockerd` and `bin/containerd`; those of the machine where left out. */
  readonly programs?: string
  /** The range its networks are cut from, 256 addresses each: `10.214.0.0/16`. The Engine's own 31 ranges where left out. */
  readonly addressPool?: string
  readonly signal?: AbortSignal
}

/** A Docker Engine that runs as a child of this process. */
export interface PrivateEngine {
  readonly socketPath: string
  /** Resolves when it has ended, by itself or because it was stopped. */
  readonly exited: Promise<number | null>
  /** Ends it with its containers, waits for that, and removes its pid file and bridge. */
  stop(): Promise<void>
}

const dockerdPlaces = ['/usr/bin/dockerd', '/usr/sbin/dockerd', '/usr/local/bin/dockerd', '/usr/local/sbin/dockerd']

/** The Engine's program on this machine, or null. */
export const findDockerd = (): string | null => dockerdPlaces.find((path) => existsSync(path)) ?? null

/** The folder for the socket of the private Engine that belongs to a data folder. Linux only, as root. */
export const privateRunFolder = (dataFolder: string): string => `/run/stackwright-${shortHash(dataFolder)}`

/** Starts the Engine and resolves when it answers. Throws with the last lines of its log where it ends instead, or after 60 s. */
export const startPrivateEngine = async (options: PrivateEngineOptions): Promise<PrivateEngine> => {
  const dockerd = options.programs === undefined ? findDockerd() : join(options.programs, 'sbin/dockerd')
  if (!dockerd) throw new Error('dockerd is not installed')
  mkdirSync(options.dataRoot, { recursive: true, mode: 0o711 })
  mkdirSync(options.runFolder, { recursive: true, mode: 0o700 })
  await stopLeftOver(options)
  const bridge = await addBridge(options)
  const log = openSync(join(options.runFolder, 'log'), 'w')
  const child = startChild(dockerd, engineArguments(options, bridge), {
    stdio: ['ignore', log, log],
    env: engineEnvironment(options.programs),
  })
  closeSync(log)
  const stop = async (): Promise<void> => {
    await child.stop(((options.shutdownSeconds ?? defaultShutdownSeconds) + 20) * 1_000)
    await tidy(options, bridge)
  }
  try {
    await waitUntilReady(child, options)
  } catch (error) {
    await stop()
    throw error
  }
  return { socketPath: socketOf(options), exited: child.exited, stop }
}

const defaultShutdownSeconds = 10
const socketOf = (options: PrivateEngineOptions): string => join(options.runFolder, 'docker.sock')
const pidFileOf = (options: PrivateEngineOptions): string => join(options.runFolder, 'dockerd.pid')
const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8)

const engineArguments = (options: PrivateEngineOptions, bridge: string | null): readonly string[] => [
  `--data-root=${options.dataRoot}`,
  `--exec-root=${join(options.runFolder, 'exec')}`,
  `--pidfile=${pidFileOf(options)}`,
  `--host=unix://${socketOf(options)}`,
  `--shutdown-timeout=${options.shutdownSeconds ?? defaultShutdownSeconds}`,
  ...(bridge ? [`--bridge=${bridge}`] : []),
  ...(options.addressPool ? [`--default-address-pool=base=${options.addressPool},size=24`] : []),
  ...(options.iptables ? [] : ['--iptables=false', '--ip6tables=false']),
]

// dockerd looks for containerd, runc and iptables on PATH, where a plain account may lack the sbin folders.
const engineEnvironment = (programs: string | undefined): NodeJS.ProcessEnv => {
  const { DOCKER_HOST: _, ...environment } = process.env
  const own = programs === undefined ? '' : `${programs}/sbin:${programs}/bin:`
  return { ...environment, PATH: `${own}${environment['PATH'] ?? ''}:/usr/local/sbin:/usr/sbin:/sbin` }
}

const waitUntilReady = async (child: RunningChild, options: PrivateEngineOptions): Promise<void> => {
  const deadline = Date.now() + 60_000
  while (!(await engineAnswers(socketOf(options), 1_000))) {
    if (child.hasExited()) throw new Error(`dockerd ended: ${lastLogLines(options)}`)
    if (Date.now() > deadline) throw new Error(`dockerd does not answer after 60 s: ${lastLogLines(options)}`)
    await delay(50, undefined, options.signal ? { signal: options.signal } : {})
  }
}

const lastLogLines = (options: PrivateEngineOptions): string =>
  readFileSync(join(options.runFolder, 'log'), 'utf8').trim().split('\n').slice(-3).join(' | ')

/** Ends an Engine that an earlier start left running because it was killed itself; the pid file would block a new one. */
const stopLeftOver = async (options: PrivateEngineOptions): Promise<void> => {
  const pid = existsSync(pidFileOf(options)) ? Number(readFileSync(pidFileOf(options), 'utf8')) : 0
  if (pid > 0 && isOurDockerd(pid, options)) {
    process.kill(pid, 'SIGTERM')
    for (let waited = 0; waited < 30_000 && isOurDockerd(pid, options); waited += 100) await delay(100)
  }
  rmSync(pidFileOf(options), { force: true })
  forgetDeadContainerd(options)
}

/**
 * containerd ends with the dockerd that started it. Where nobody reaps its process (process 1 of some containers does
 * not), dockerd takes the zombie in its pid file for a running one and waits for it in vain.
 */
const forgetDeadContainerd = (options: PrivateEngineOptions): void => {
  const pidFile = join(options.runFolder, 'exec/containerd/containerd.pid')
  if (!existsSync(pidFile) || commandLineOf(Number(readFileSync(pidFile, 'utf8'))) !== '') return
  rmSync(pidFile)
}

// The number may belong to another process by now, so its command line must name our pid file. A zombie's is empty.
const isOurDockerd = (pid: number, options: PrivateEngineOptions): boolean =>
  commandLineOf(pid).includes(`--pidfile=${pidFileOf(options)}\0`)

/** Empty for a process that is gone, and for one that has ended and was not reaped. */
const commandLineOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

const bridgeOf = (options: PrivateEngineOptions): string => `sw-${shortHash(options.runFolder)}`

/** Makes the bridge of the default network. Null where there is no `ip`: the Engine then makes its own docker0. */
const addBridge = async (options: PrivateEngineOptions): Promise<string | null> => {
  const name = bridgeOf(options)
  try {
    if (networkInterfaces()[name] === undefined) {
      await removeBridge(name)
      await runTool('ip', ['link', 'add', name, 'type', 'bridge'])
      await runTool('ip', ['addr', 'add', freeSubnet(), 'dev', name])
    }
    await runTool('ip', ['link', 'set', name, 'up'])
    return name
  } catch {
    return null
  }
}

const removeBridge = async (name: string): Promise<void> => {
  await runTool('ip', ['link', 'del', name]).catch(() => {
    // It is not there, which is what is wanted.
  })
}

/** The bridge's address in a range that no interface of this machine is in. */
const freeSubnet = (): string => {
  const taken = Object.values(networkInterfaces()).flatMap((addresses) => (addresses ?? []).map((one) => one.address))
  const second = [30, 29, 28, 27, 26, 25].find((part) => !taken.some((address) => address.startsWith(`172.${part}.`)))
  return second ? `172.${second}.0.1/20` : '10.213.0.1/20'
}

// A container that outlived a killed Engine keeps mounts in here; they go with the next orderly stop.
const removeExecRoot = (options: PrivateEngineOptions): void => {
  try {
    rmSync(join(options.runFolder, 'exec'), { recursive: true, force: true })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EBUSY')) throw error
  }
}

const tidy = async (options: PrivateEngineOptions, bridge: string | null): Promise<void> => {
  rmSync(pidFileOf(options), { force: true })
  rmSync(socketOf(options), { force: true })
  removeExecRoot(options)
  if (bridge) await removeBridge(bridge)
}
