import { hostname, platform, release } from 'node:os'
import type { HostConnection } from '#shared/model/host.ts'
import type { HostCapacity } from '../../docker/host-capacity.ts'

/** What this machine calls itself. */
interface Machine {
  readonly name: string
  /** As `uname -r` has it. */
  readonly kernel: string
  readonly platform: NodeJS.Platform
}

/** This machine, as the system has it. */
export const thisMachine = (): Machine => ({ name: hostname(), kernel: release(), platform: platform() })

/**
 * True where the Engine runs on this machine, or is Docker Desktop's, which shares its ports and folders with it. A
 * process in a container has a name of its own, and a socket that leads to another machine gives that one's name and
 * kernel, so both are no.
 */
export function isThisMachine(
  engine: Pick<HostCapacity, 'machineName' | 'kernel' | 'operatingSystem'>,
  connection: HostConnection,
  machine: Machine,
): boolean {
  if (connection.kind !== 'socket') return false
  if (engine.operatingSystem === 'Docker Desktop') return true
  return machine.platform === 'linux' && engine.machineName === machine.name && engine.kernel === machine.kernel
}
