import type { AdoptedContainer } from './adopted-container.ts'
import { type EndpointContext, endpointDifferences } from './endpoint-differences.ts'
import { fileDifferences } from './file-differences.ts'
import { hostConfigDifferences } from './host-config-differences.ts'
import type { ContainerPayload } from './host-driver.ts'
import { mountDifferences } from './mount-differences.ts'
import { processDifferences } from './process-differences.ts'
import { withNames } from './shared-containers.ts'

/**
 * Keys of a service, by name (`environment.MODE`, `ports`), in which a container that Compose made differs from what a
 * version asks for; none where it can stay as it is. Errs on the side of a difference: what it does not know to be the
 * same is named. The image is the caller's to compare.
 */
export const adoptedDifferences = (
  payload: ContainerPayload,
  found: AdoptedContainer,
  context: EndpointContext & {
    /** Name of a container of the stack by its id; undefined for one that is not the stack's. */
    readonly nameOf: (id: string) => string | undefined
  },
): readonly string[] => {
  const named = { ...found, hostConfig: withNames(found.hostConfig, context.nameOf) }
  return [
    ...new Set([
      ...processDifferences(payload, found),
      ...hostConfigDifferences(payload.HostConfig, named.hostConfig),
      ...mountDifferences(payload, found),
      ...fileDifferences(payload, found),
      ...endpointDifferences(payload, named, context),
    ]),
  ].sort()
}
