import { homedir } from 'node:os'
import { join } from 'node:path'
import { engineAnswers } from './engine-request.ts'

/** The socket or named pipe that a Docker host address names; null for TCP and SSH addresses, which have none. */
export const socketOfAddress = (address: string): string | null => {
  if (address.startsWith('unix://')) return address.slice('unix://'.length)
  if (address.startsWith('npipe://')) return address.slice('npipe://'.length)
  return address.includes('://') ? null : address
}

/** The address of a socket or named pipe, as DOCKER_HOST has it. */
export const addressOfSocket = (socketPath: string): string =>
  socketPath.startsWith('//./') ? `npipe://${socketPath}` : `unix://${socketPath}`

/** Where a local Engine may listen, most wanted first: what the environment says, then where installers put it. */
export const engineSockets = (
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): readonly string[] => {
  const asked = [environment['STACKWRIGHT_DOCKER_HOST'], environment['DOCKER_HOST']].flatMap((address) => {
    const socket = address ? socketOfAddress(address) : null
    return socket ? [socket] : []
  })
  // An address that was given is meant: another Engine of this machine must not stand in for it.
  if (asked.length > 0) return asked.slice(0, 1)
  if (platform === 'win32') return ['//./pipe/docker_engine']
  const runtime = environment['XDG_RUNTIME_DIR']
  return [
    '/var/run/docker.sock',
    ...(runtime ? [join(runtime, 'docker.sock')] : []),
    join(home, '.docker/run/docker.sock'),
    join(home, '.docker/desktop/docker.sock'),
    join(home, '.colima/default/docker.sock'),
    join(home, '.orbstack/run/docker.sock'),
  ]
}

/** The first of the sockets on which an Engine answers, or null. */
export const findEngineSocket = async (sockets: readonly string[]): Promise<string | null> => {
  const answers = await Promise.all(sockets.map((socket) => engineAnswers(socket)))
  return sockets.find((_, index) => answers[index]) ?? null
}
