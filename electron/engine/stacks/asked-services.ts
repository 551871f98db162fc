import { isAppError } from '#shared/contract/app-error.ts'
import type { ComposeService } from '#shared/model/compose-project.ts'
import type { StackId } from '#shared/model/ids.ts'
import type { ServiceFact } from '#shared/model/stack.ts'
import { loadDocument } from '../compose/load-document.ts'
import type { VersionStore } from './version-store.ts'

/** One service as a version asks for it. */
export type AskedService = Omit<ServiceFact, 'containers'>

/** What the current version of a stack asks for, service by service and by name. */
export interface AskedServices {
  /** None before the first apply, and for a version that cannot be read any more. */
  of(stack: {
    readonly id: StackId
    readonly name: string
    readonly currentVersion: number | null
  }): Promise<readonly AskedService[]>
}

/** How many versions are remembered. A version never changes, so what was read once stays true. */
const remembered = 500

/** Reads versions through the store, each once. */
export function createAskedServices(versions: Pick<VersionStore, 'get'>): AskedServices {
  const known = new Map<string, readonly AskedService[]>()
  return {
    async of({ id, name, currentVersion }) {
      if (currentVersion === null) return []
      const key = `${id}/${currentVersion}`
      const found = known.get(key) ?? servicesOf(name, (await versions.get(id, currentVersion)).document)
      known.delete(key)
      known.set(key, found)
      const [oldest] = known.keys()
      if (known.size > remembered && oldest !== undefined) known.delete(oldest)
      return found
    },
  }
}

function servicesOf(name: string, document: Parameters<typeof loadDocument>[0]['document']): readonly AskedService[] {
  try {
    const { services } = loadDocument({ name, document }).project
    return Object.keys(services)
      .sort()
      .flatMap((service) => {
        const definition = services[service]
        return definition ? [askedService(service, definition, services)] : []
      })
  } catch (error) {
    // A document that an older Stackwright took and this one refuses must not hide the stack.
    if (isAppError(error, 'DOCUMENT_INVALID')) return []
    throw error
  }
}

const askedService = (
  service: string,
  definition: ComposeService,
  all: Readonly<Record<string, ComposeService>>,
): AskedService => ({
  service,
  image: definition.image,
  desiredReplicas: definition.deploy?.replicas ?? 1,
  runsOnce: Object.values(all).some(
    (other) => other.depends_on?.[service]?.condition === 'service_completed_successfully',
  ),
  hasHealthCheck: definition.healthcheck !== undefined && definition.healthcheck.disable !== true,
  dependsOn: Object.entries(definition.depends_on ?? {}).map(([dependency, { condition }]) => ({
    service: dependency,
    condition,
  })),
})
