import { z } from 'zod'
import type { DockerClient } from './docker-client.ts'
import { isNotFound } from './docker-error.ts'
import { listOf, readAnswer, textByName } from './engine-answer.ts'
import { callEngine } from './engine-call.ts'

const VolumeListing = z.object({
  Name: z.string(),
  Driver: z.string(),
  Labels: textByName,
  Options: textByName,
  CreatedAt: z.string().nullish(),
})

/** A volume as the list shows it. */
export interface ListedVolume {
  readonly name: string
  readonly driver: string
  readonly labels: Readonly<Record<string, string>>
  readonly options: Readonly<Record<string, string>>
  /** As the Engine writes it; null where it does not. */
  readonly createdAt?: string | null
}

const toListed = (row: z.infer<typeof VolumeListing>): ListedVolume => ({
  name: row.Name,
  driver: row.Driver,
  labels: row.Labels,
  options: row.Options,
  createdAt: row.CreatedAt ?? null,
})

/** All volumes of the host; with `label` only those that carry it (`key` or `key=value`). */
export async function listVolumes(
  client: DockerClient,
  filter: { readonly label?: string },
  signal: AbortSignal,
): Promise<readonly ListedVolume[]> {
  const call = 'the list of volumes'
  const filters = filter.label === undefined ? {} : { filters: { label: [filter.label] } }
  const answer = await callEngine(client, { call, signal }, (docker, abortSignal) =>
    docker.listVolumes({ ...filters, abortSignal }),
  )
  const schema = z.object({ Volumes: listOf(VolumeListing) })
  return readAnswer(schema, answer, { host: client.hostName, call }).Volumes.map(toListed)
}

/** The volume of that name, null where there is none. */
export async function findVolume(
  client: DockerClient,
  name: string,
  signal: AbortSignal,
): Promise<ListedVolume | null> {
  const call = `the look at volume ${name}`
  try {
    const answer = await callEngine(client, { call, signal }, (docker, abortSignal) =>
      docker.getVolume(encodeURIComponent(name)).inspect({ abortSignal }),
    )
    return toListed(readAnswer(VolumeListing, answer, { host: client.hostName, call }))
  } catch (error) {
    if (isNotFound(error)) return null
    throw error
  }
}

/**
 * Creates it. Where one of that name exists the Engine answers as if it had been created and ignores driver options and
 * labels, so the caller looks first.
 */
export async function createVolume(
  client: DockerClient,
  body: {
    readonly Name: string
    readonly Driver?: string
    readonly DriverOpts: Record<string, string>
    readonly Labels: Record<string, string>
  },
  signal: AbortSignal,
): Promise<void> {
  await callEngine(client, { call: `the creation of volume ${body.Name}`, signal }, (docker, abortSignal) =>
    docker.createVolume({ ...body, abortSignal }),
  )
}

/** Removes it with all its data; one that is gone already is success. Refused while a container uses it. */
export async function removeVolume(client: DockerClient, name: string, signal: AbortSignal): Promise<void> {
  try {
    await callEngine(client, { call: `the removal of volume ${name}`, signal }, (docker, abortSignal) =>
      docker.getVolume(encodeURIComponent(name)).remove({ abortSignal }),
    )
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}
