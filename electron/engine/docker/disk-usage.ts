import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import type { DockerClient } from './docker-client.ts'
import { isAddingUp } from './docker-error.ts'
import { listOf, readAnswer } from './engine-answer.ts'
import { callEngine } from './engine-call.ts'
import { sendRequest } from './engine-request.ts'

/** An image with its sizes in bytes; `sharedBytes` is what other images have too, 0 where the Engine does not say. */
export interface SizedImage {
  readonly id: string
  /** The image it was built on; null where that is not known. */
  readonly parentId: string | null
  readonly tags: readonly string[]
  readonly digests: readonly string[]
  /** Seconds since 1970. */
  readonly createdAt: number
  readonly sizeBytes: number
  readonly sharedBytes: number
}

/** What the images of a host take. `layersBytes` counts shared layers once; null where the Engine does not say. */
export interface ImageUsage {
  readonly layersBytes: number | null
  readonly images: readonly SizedImage[]
}

/** What everything of a host takes, in bytes; null is what the Engine does not tell. */
export interface DiskUsage extends ImageUsage {
  /** By name. Drivers of others do not tell a size. */
  readonly volumes: ReadonlyMap<string, number | null>
  /** What containers wrote beside volumes. */
  readonly containersBytes: number | null
  readonly buildCacheBytes: number | null
}

const Usage = z.object({
  LayersSize: z.number().nullish(),
  Volumes: listOf(z.object({ Name: z.string(), UsageData: z.object({ Size: z.number() }).nullish() })),
  Containers: listOf(z.object({ SizeRw: z.number().nullish() })),
  BuildCache: z.array(z.object({ Size: z.number().default(0), Shared: z.boolean().default(false) })).nullish(),
  Images: listOf(
    z.object({
      Id: z.string(),
      ParentId: z.string().default(''),
      RepoTags: listOf(z.string()),
      RepoDigests: listOf(z.string()),
      Created: z.number(),
      Size: z.number(),
      SharedSize: z.number().default(0),
    }),
  ),
})

/** Adding layers up takes an Engine with many of them its time. */
const usageTimeoutMs = 120_000

/** Reads what images take (GET /system/df, Engine API 1.41). */
export const readImageUsage = (client: DockerClient, signal: AbortSignal): Promise<ImageUsage> =>
  readDiskUsage(client, signal)

/** Reads what everything takes (GET /system/df, Engine API 1.41): seconds, where there are many layers and files. */
export async function readDiskUsage(client: DockerClient, signal: AbortSignal): Promise<DiskUsage> {
  const call = 'the sizes of the images'
  const answer = await askForUsage(client, call, signal)
  const usage = readAnswer(Usage, answer, { host: client.hostName, call })
  return {
    // -1 stands for a size that its driver does not tell.
    volumes: new Map(usage.Volumes.map(({ Name, UsageData }) => [Name, sizeOf(UsageData?.Size)])),
    containersBytes: sum(usage.Containers.map(({ SizeRw }) => SizeRw ?? 0)),
    buildCacheBytes: usage.BuildCache
      ? sum(usage.BuildCache.filter((one) => !one.Shared).map(({ Size }) => Size))
      : null,
    layersBytes: usage.LayersSize ?? null,
    images: usage.Images.map((image) => ({
      id: image.Id,
      parentId: image.ParentId || null,
      tags: image.RepoTags.filter(isName),
      digests: image.RepoDigests.filter(isName),
      createdAt: image.Created,
      sizeBytes: image.Size,
      sharedBytes: Math.max(0, image.SharedSize),
    })),
  }
}

/** Somebody else's question is answered first. */
async function askForUsage(client: DockerClient, call: string, signal: AbortSignal): Promise<unknown> {
  const until = performance.now() + usageTimeoutMs
  while (true) {
    try {
      return await callEngine(client, { call, signal, timeoutMs: usageTimeoutMs }, (docker, abortSignal) =>
        sendRequest(docker, { method: 'GET', path: '/system/df' }, abortSignal),
      )
    } catch (error) {
      if (!isAddingUp(error) || performance.now() > until) throw error
      await delay(askAgainMs, undefined, { signal })
    }
  }
}

const askAgainMs = 200

/** An image without a name is listed as `<none>:<none>`. */
const isName = (name: string): boolean => !name.startsWith('<none>')

const sizeOf = (bytes: number | undefined): number | null => (bytes === undefined || bytes < 0 ? null : bytes)

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
