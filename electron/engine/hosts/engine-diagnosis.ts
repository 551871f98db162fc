import { execFile } from 'node:child_process'
import { access, constants, readFile } from 'node:fs/promises'
import { homedir, userInfo } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { isAppError } from '#shared/contract/app-error.ts'
import type { EngineDiagnosis } from '#shared/model/host.ts'
import type { Clock } from '../clock.ts'
import { connectDocker } from '../docker/docker-client.ts'
import { describeEngine } from '../docker/system.ts'
import { describeAttempts } from './diagnosis-attempts.ts'
import {
  decideVerdict,
  type EngineEvidence,
  installCommands,
  type ProgramEvidence,
  type SocketEvidence,
} from './diagnosis-verdict.ts'
import { dockerGroupMembership } from './docker-group.ts'
import type { HostRecord } from './host-link.ts'
import { localEngineSockets } from './local-engine-sockets.ts'
import { unreachableReason } from './unreachable-reason.ts'

/** A person waits for the answer: a place that says nothing for this long is silent. */
const SOCKET_TIMEOUT_MS = 2500
const PROGRAM_TIMEOUT_MS = 3000

export interface DiagnosisRequest {
  readonly host: Pick<HostRecord, 'name' | 'connection'>
  readonly clock: Clock
  /** The process's environment: PATH, DOCKER_HOST and XDG_RUNTIME_DIR are read. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Looks at everything that tells why the host's Engine does not answer. Changes nothing. Takes up to three seconds. */
export async function diagnoseEngine(request: DiagnosisRequest, signal: AbortSignal): Promise<EngineDiagnosis> {
  const evidence = await gatherEvidence(request, signal)
  signal.throwIfAborted()
  return {
    ...decideVerdict(evidence),
    attempts: [...describeAttempts(evidence)],
    checkedAt: request.clock.now().toISOString(),
  }
}

async function gatherEvidence(request: DiagnosisRequest, signal: AbortSignal): Promise<EngineEvidence> {
  const { environment, host } = request
  const surroundings = { platform: process.platform, environment, homeFolder: homedir() }
  const candidates = localEngineSockets(surroundings).filter(({ path }) => path !== host.connection.path)
  const [own, others, program, group, hasSystemd, packageManager] = await Promise.all([
    askSocket({ label: host.connection.path, path: host.connection.path, source: 'host' }, signal),
    Promise.all(candidates.map((candidate) => askSocket(candidate, signal))),
    askProgram(environment, signal),
    timed(readGroup),
    isThere('/run/systemd/system'),
    findPackageManager(environment),
  ])
  return {
    platform: process.platform,
    userName: userName(),
    own,
    others,
    dockerHost: environment['DOCKER_HOST'] || null,
    program,
    group: { membership: group.result, tookMs: group.tookMs },
    hasSystemd,
    packageManager,
  }
}

async function askSocket(
  place: Pick<SocketEvidence, 'label' | 'path' | 'source'>,
  signal: AbortSignal,
): Promise<SocketEvidence> {
  const client = connectDocker({ name: place.label, connection: { kind: 'socket', path: place.path } })
  try {
    const { result, tookMs } = await timed(() => askEngine(client, place.path, signal))
    return { ...place, ...result, tookMs }
  } finally {
    client.close()
  }
}

async function askEngine(
  client: ReturnType<typeof connectDocker>,
  path: string,
  signal: AbortSignal,
): Promise<Pick<SocketEvidence, 'state' | 'detail'>> {
  try {
    const { engineVersion } = await describeEngine(client, SOCKET_TIMEOUT_MS, signal)
    return { state: 'answers', detail: `Docker Engine ${engineVersion} answers` }
  } catch (error) {
    signal.throwIfAborted()
    if (isAppError(error, 'ENGINE_PERMISSION')) {
      return { state: 'denied', detail: 'The file is there, but your account may not use it: permission denied' }
    }
    const cause = error instanceof Error ? error.cause : null
    const code = cause instanceof Error && 'code' in cause ? cause.code : null
    if (code === 'ENOENT' || code === 'ENOTDIR') return { state: 'absent', detail: 'Not there' }
    if (code !== 'ECONNREFUSED') return { state: 'silent', detail: unreachableReason(error) }
    const detail = (await isThere(path)) ? 'The file is there, nobody listens: connection refused' : 'Nobody listens'
    return { state: 'refused', detail }
  }
}

async function askProgram(environment: DiagnosisRequest['environment'], signal: AbortSignal): Promise<ProgramEvidence> {
  const { result, tookMs } = await timed(async () => {
    const file = await findProgram('docker', environment)
    return { isFound: file !== null, version: file === null ? null : await versionOf(file, signal) }
  })
  return { ...result, tookMs }
}

/** `Docker version 28.5.1, build e180ab8`. Null where the program does not say it in time. */
async function versionOf(file: string, signal: AbortSignal): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)(file, ['--version'], { timeout: PROGRAM_TIMEOUT_MS, signal })
    return /version (\d[\w.+~-]*)/.exec(stdout)?.[1] ?? null
  } catch {
    return null
  }
}

/** The first file of that name on PATH that may be run. */
async function findProgram(name: string, environment: DiagnosisRequest['environment']): Promise<string | null> {
  const file = process.platform === 'win32' ? `${name}.exe` : name
  for (const folder of (environment['PATH'] ?? '').split(delimiter).filter((part) => part !== '')) {
    const path = join(folder, file)
    if (await isThere(path, constants.X_OK)) return path
  }
  return null
}

async function findPackageManager(
  environment: DiagnosisRequest['environment'],
): Promise<EngineEvidence['packageManager']> {
  if (process.platform !== 'linux') return null
  const isKnown = (name: string): name is keyof typeof installCommands => name in installCommands
  for (const name of Object.keys(installCommands)) {
    if (isKnown(name) && (await findProgram(name, environment)) !== null) return name
  }
  return null
}

async function readGroup(): Promise<EngineEvidence['group']['membership']> {
  const groupFile = await readFile('/etc/group', 'utf8').catch(() => null)
  return dockerGroupMembership(groupFile, {
    userName: userName(),
    userId: process.getuid?.() ?? -1,
    groupIds: process.getgroups?.() ?? [],
  })
}

/** A process may run under an id that has no name. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return `user ${process.getuid?.() ?? ''}`.trim()
  }
}

const isThere = (path: string, mode: number = constants.F_OK): Promise<boolean> =>
  access(path, mode).then(
    () => true,
    () => false,
  )

/** How long it took, in whole milliseconds. */
async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; tookMs: number }> {
  const start = performance.now()
  const result = await work()
  return { result, tookMs: Math.round(performance.now() - start) }
}
