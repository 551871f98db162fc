import type { ComposeProject, ComposeService } from '#shared/model/compose-project.ts'
import type { VolumeDefinition } from './host-driver.ts'
import { labels } from './labels.ts'
import type { StackIdentity } from './stack-identity.ts'

/** One named volume that a version mounts. */
export interface DesiredVolume {
  readonly key: string
  readonly name: string
  /** null for one that somebody else keeps and this stack only uses. */
  readonly definition: VolumeDefinition | null
  readonly usedBy: readonly string[]
}

/** Keys of the named volumes that a service mounts, by name. */
export const volumeKeysOf = (service: ComposeService): readonly string[] =>
  [
    ...new Set((service.volumes ?? []).flatMap(({ type, source }) => (type === 'volume' && source ? [source] : []))),
  ].sort()

/** The volumes that a service uses, by key. */
export function desiredVolumes(project: ComposeProject, stack: StackIdentity): readonly DesiredVolume[] {
  const users = (key: string) =>
    Object.entries(project.services)
      .filter(([, service]) => volumeKeysOf(service).includes(key))
      .map(([name]) => name)
      .sort()
  return Object.entries(project.volumes)
    .map(([key, volume]) => ({ key, volume, usedBy: users(key) }))
    .filter(({ usedBy }) => usedBy.length > 0)
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, volume, usedBy }) => ({
      key,
      name: volume.name,
      usedBy,
      definition: volume.external
        ? null
        : {
            name: volume.name,
            driver: volume.driver ?? null,
            options: volume.driver_opts ?? {},
            labels: {
              ...volume.labels,
              [labels.stackId]: stack.stackId,
              [labels.version]: String(stack.version),
              [labels.composeProject]: stack.stackName,
            },
          },
    }))
}
