import type { HostConnection } from '#shared/model/host.ts'

/** What of this machine decides where a local Engine may listen. */
export interface LocalSurroundings {
  readonly platform: NodeJS.Platform
  /** The process's environment; DOCKER_HOST and XDG_RUNTIME_DIR are read. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly homeFolder: string
}

/** A place where a local Engine may listen. */
export interface SocketCandidate {
  /** What a person knows it by: its path, or the setting that names it. */
  readonly label: string
  readonly path: string
  readonly source: 'DOCKER_HOST' | 'system' | 'user' | 'desktop'
}

/**
 * Every place where a local Engine may listen, the one to prefer first: what DOCKER_HOST says, the system's Engine, a
 * rootless one, Docker Desktop's (docs.docker.com: dockerd "Daemon socket option", rootless mode, Desktop FAQ).
 */
export function localEngineSockets(surroundings: LocalSurroundings): readonly SocketCandidate[] {
  const { platform, environment, homeFolder } = surroundings
  const named = namedByEnvironment(environment['DOCKER_HOST'])
  const first: SocketCandidate[] = named === null ? [] : [{ label: 'DOCKER_HOST', path: named, source: 'DOCKER_HOST' }]
  if (platform === 'win32') {
    return [...first, { label: 'docker_engine', path: '//./pipe/docker_engine', source: 'system' }]
  }
  const runtimeFolder = environment['XDG_RUNTIME_DIR']
  const rootless = runtimeFolder ? [socket(`${runtimeFolder}/docker.sock`, 'user', 'user socket')] : []
  return [
    ...first,
    socket('/var/run/docker.sock', 'system'),
    ...rootless,
    socket(`${homeFolder}/.docker/run/docker.sock`, 'desktop'),
    socket(`${homeFolder}/.docker/desktop/docker.sock`, 'desktop'),
  ]
}

/**
 * The connection to begin with: what DOCKER_HOST names, else the first place that exists, else the system's, so that its
 * absence can be explained.
 */
export function defaultEngineConnection(
  surroundings: LocalSurroundings,
  exists: (path: string) => boolean,
): HostConnection {
  const candidates = localEngineSockets(surroundings)
  const named = candidates.find((candidate) => candidate.source === 'DOCKER_HOST')
  const existing = candidates.find((candidate) => exists(candidate.path))
  const system = candidates.find((candidate) => candidate.source === 'system')
  return { kind: 'socket', path: (named ?? existing ?? system)?.path ?? '/var/run/docker.sock' }
}

/** The socket or pipe that DOCKER_HOST names; null where it is not set or names something that is not local. */
export function namedByEnvironment(dockerHost: string | undefined): string | null {
  const found = /^(unix|npipe):\/\/(.+)$/.exec(dockerHost ?? '')
  return found?.[2] ?? null
}

const socket = (path: string, source: SocketCandidate['source'], label = path): SocketCandidate => ({
  label,
  path,
  source,
})
