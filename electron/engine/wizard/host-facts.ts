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
  /** Looked for on the machine itself, where the Engine runs on this one. */
  readonly ports: readonly number[]
  /** Folders that may be mounted, as the settings say; any where empty. */
  readonly allowedFolders: readonly string[]
}

type UsedPorts = HostFacts['usedPorts']

/** An id that nothing carries, for a stack that is not stored. */
const nobody = '00000000-0000-0000-0000-000000000000'

/** What is known of a host. A host that does not answer is told with what is not known as null; it never fails. */
export async function hostFacts(host: HostToTell, signal: AbortSignal): Promise<HostFacts> {
  const { name, fact } = host
  const known = fact.state === 'reachable' ? fact : null
  return {
    name,
    architecture: known === null ? null : ociArchitecture(known.architecture),
    memoryBytes: known?.memoryBytes || null,
    cpus: known?.cpus || null,
    engineVersion: known?.engineVersion ?? null,
    usedPorts: known === null ? [] : await usedPorts(host, signal),
    maxMapCount: known === null ? null : await maxMapCount(),
    allowedFolders: host.allowedFolders.length === 0 ? null : [...host.allowedFolders],
  }
}

/** Names of the Engine (uname -m) in the names of images (GOARCH). */
const ociArchitecture = (architecture: string): string =>
  ({ x86_64: 'amd64', aarch64: 'arm64', armv7l: 'arm/v7', i386: '386', i686: '386' })[architecture] ?? architecture

/** Ports that containers of others publish, and those of the given ones that another program of the machine listens on. */
async function usedPorts({ driver, owner, ports }: HostToTell, signal: AbortSignal): Promise<UsedPorts> {
  try {
    const [observed, survey] = await Promise.all([
      driver.observe({ ...(owner ?? { stackId: nobody }), images: [] }, signal),
      ports.length === 0 ? null : driver.survey({ imageIds: [], paths: [], ports }, signal),
    ])
    const held = new Set(observed.heldPorts.map(({ port, protocol }) => `${port}/${protocol}`))
    // The Engine itself listens on what its containers publish, those of the stack among them.
    const programs = (survey?.machine?.listening ?? []).filter(({ port, protocol }) => !held.has(`${port}/${protocol}`))
    return [
      ...observed.foreignContainers
        .filter(({ running }) => running)
        .flatMap(({ name, publishedPorts }) =>
          publishedPorts.map(({ hostIp, port, protocol }) =>
            usedPort({ address: hostIp, port, protocol, holder: name }),
          ),
        ),
      ...programs.map((program) => usedPort({ ...program, holder: program.holder ?? 'Another program' })),
    ]
  } catch {
    // A host that does not answer now says nothing of its ports; the plan asks again before anything is made.
    return []
  }
}

interface Used {
  readonly address: string
  readonly port: number
  readonly protocol: string
  readonly holder: string
}

const usedPort = ({ address, port, protocol, holder }: Used): UsedPorts[number] => ({
  port,
  protocol: protocol === 'udp' ? 'udp' : 'tcp',
  address: address === '' || address === '::' ? '0.0.0.0' : address,
  holder,
})

/** Of this computer's kernel, which is the containers' where their Engine runs beside us on Linux; null elsewhere. */
async function maxMapCount(): Promise<number | null> {
  try {
    const value = Number(await readFile('/proc/sys/vm/max_map_count', 'utf8'))
    return Number.isSafeInteger(value) ? value : null
  } catch {
    return null
  }
}
