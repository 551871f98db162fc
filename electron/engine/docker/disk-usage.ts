import { z } from 'zod'
import type { DockerClient } from './docker-client.ts'
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

const Usage = z.object({
  LayersSize: z.number().nullish(),
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
export async function readImageUsage(client: DockerClient, signal: AbortSignal): Promise<ImageUsage> {
  const call = 'the sizes of the images'
  const answer = await callEngine(client, { call, signal, timeoutMs: usageTimeoutMs }, (docker, abortSignal) =>
    sendRequest(docker, { method: 'GET', path: '/system/df' }, abortSignal),
  )
  const usage = readAnswer(Usage, answer, { host: client.hostName, call })
  return {
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

/** An image without a name is listed as `<none>:<none>`. */
const isName = (name: string): boolean => !name.startsWith('<none>')
