import { readFile } from 'node:fs/promises'
import type { EngineFact } from '#shared/model/host.ts'
import type { HostFacts } from '#shared/rules/wizard-facts.ts'
import type { HostDriver } from '../reconcile/host-driver.ts'
import type { StackOwner } from '../reconcile/stack-owner.ts'

/** A host to tell the rules of. */
export interface HostToTell {
  readonly name: string
  readonly fact: EngineFact
  readonly driver: HostDriver
  /** The stack whose own ports are free for it; null for a new one. */
  readonly owner: StackOwner | null
}

/** An id that nothing carries, for a stack that is not stored. */
const nobody = '00000000-0000-0000-0000-000000000000'

/** What is known of a host. A host that does not answer is told with what is not known as null; it never fails. */
export async function hostFacts({ name, fact, driver, owner }: HostToTell, signal: AbortSignal): Promise<HostFacts> {
  const known = fact.state === 'reachable' ? fact : null
  return {
    name,
    architecture: known === null ? null : ociArchitecture(known.architecture),
    memoryBytes: known?.memoryBytes || null,
    cpus: known?.cpus || null,
    engineVersion: known?.engineVersion ?? null,
    usedPorts: known === null ? [] : await usedPorts(driver, owner, signal),
    maxMapCount: known === null ? null : await maxMapCount(),
    allowedFolders: null,
  }
}

/** Names of the Engine (uname -m) in the names of images (GOARCH). */
const ociArchitecture = (architecture: string): string =>
  ({ x86_64: 'amd64', aarch64: 'arm64', armv7l: 'arm/v7', i386: '386', i686: '386' })[architecture] ?? architecture

async function usedPorts(
  driver: HostDriver,
  owner: StackOwner | null,
  signal: AbortSignal,
): Promise<HostFacts['usedPorts']> {
  try {
    const { foreignContainers } = await driver.observe({ ...(owner ?? { stackId: nobody }), images: [] }, signal)
    return foreignContainers
      .filter(({ running }) => running)
      .flatMap(({ name, publishedPorts }) =>
        publishedPorts.map(({ hostIp, port, protocol }) => ({
          port,
          protocol: protocol === 'udp' ? ('udp' as const) : ('tcp' as const),
          address: hostIp === '' ? '0.0.0.0' : hostIp,
          holder: name,
        })),
      )
  } catch {
    // A host that does not answer now says nothing of its ports; the plan asks again before anything is made.
    return []
  }
}

/** Of this computer's kernel, which is the containers' where their Engine runs beside us on Linux; null elsewhere. */
async function maxMapCount(): Promise<number | null> {
  try {
    const value = Number(await readFile('/proc/sys/vm/max_map_count', 'utf8'))
    return Number.isSafeInteger(value) ? value : null
  } catch {
    return null
  }
}
