import { AppError } from '#shared/contract/app-error.ts'
import type { DockerClient } from '../docker/docker-client.ts'
import { createVolume, findVolume, type ListedVolume } from '../docker/volumes.ts'
import type { VolumeDefinition } from '../reconcile/host-driver.ts'
import { labels } from '../reconcile/labels.ts'

/** The Engine's driver where none is named. */
const DEFAULT_DRIVER = 'local'

/**
 * Makes sure that the stack's volume is there. NAME_TAKEN where one of that name is not the stack's, VOLUME_DIVERGED
 * where it is the stack's with another driver or other options: the Engine itself would say yes to both and change
 * nothing.
 */
export async function ensureVolume(
  client: DockerClient,
  definition: VolumeDefinition,
  signal: AbortSignal,
): Promise<void> {
  const existing = await findVolume(client, definition.name, signal)
  if (existing !== null) return accept(client, existing, definition)
  const body = {
    Name: definition.name,
    ...(definition.driver === null ? {} : { Driver: definition.driver }),
    DriverOpts: { ...definition.options },
    Labels: { ...definition.labels },
  }
  await createVolume(client, body, signal)
}

function accept(client: DockerClient, existing: ListedVolume, definition: VolumeDefinition): void {
  const owner = existing.labels[labels.stackId]
  if (owner === undefined || owner !== definition.labels[labels.stackId]) {
    throw new AppError('NAME_TAKEN', { object: 'volume', name: definition.name, host: client.hostName })
  }
  const fields = divergedFields(existing, definition)
  if (fields.length > 0) throw new AppError('VOLUME_DIVERGED', { volume: definition.name, fields })
}

function divergedFields(existing: ListedVolume, definition: VolumeDefinition): string[] {
  const fields: string[] = []
  if (existing.driver !== (definition.driver ?? DEFAULT_DRIVER)) fields.push('driver')
  if (!sameText(existing.options, definition.options)) fields.push('driver options')
  return fields
}

function sameText(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}
