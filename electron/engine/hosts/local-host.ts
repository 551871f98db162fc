import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { AppError } from '#shared/contract/app-error.ts'
import type { HostConnection } from '#shared/model/host.ts'
import type { HostStore } from './host-store.ts'
import { defaultEngineConnection, namedByEnvironment } from './local-engine-sockets.ts'

/** The name of the host that is there from the start. */
const localName = 'local'

/**
 * The host of this computer is there from the start. Where an address is given, or DOCKER_HOST names one, it is reached
 * there from now on; else where it was reached so far, or where an Engine was found the first time.
 *
 * @param dockerHost as DOCKER_HOST says it: `unix:///...` or `npipe://...`
 * @throws AppError INVALID_INPUT for an address that is no socket of this computer
 */
export async function ensureLocalHost(hosts: HostStore, dockerHost: string | undefined): Promise<void> {
  const known = await hosts.list()
  const given = dockerHost ? connectionOf(dockerHost) : environmentConnection()
  const local = known.find(({ name }) => name === localName)
  if (local && given && given.path !== local.connection.path) await hosts.reconnect(local.id, given)
  if (known.length === 0) await hosts.add({ name: localName, connection: given ?? foundConnection() })
}

/** @throws AppError INVALID_INPUT for an address that is no socket of this computer */
function connectionOf(address: string): HostConnection {
  const path = address.replace(/^(unix|npipe):\/\//, '')
  if (!path.includes('://')) return { kind: 'socket', path }
  const message = `${address} is not a socket of this computer; only unix:// and npipe:// addresses can be used`
  throw new AppError('INVALID_INPUT', { issues: [{ path: 'STACKWRIGHT_DOCKER_HOST', message }] })
}

/** Where DOCKER_HOST says so, as every Docker tool takes it; null where it names nothing on this computer. */
function environmentConnection(): HostConnection | null {
  const path = namedByEnvironment(process.env['DOCKER_HOST'])
  return path === null ? null : { kind: 'socket', path }
}

const foundConnection = (): HostConnection =>
  defaultEngineConnection({ platform: process.platform, environment: process.env, homeFolder: homedir() }, existsSync)
