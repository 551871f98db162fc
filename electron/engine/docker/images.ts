import { z } from 'zod'
import { AppError } from '#shared/contract/app-error.ts'
import type { DockerClient } from './docker-client.ts'
import { DeadlinePassed, type ErrorContext, ReportedInStream, toAppError } from './docker-error.ts'
import { listOf, readAnswer } from './engine-answer.ts'
import { callEngine } from './engine-call.ts'
import { sendRequest } from './engine-request.ts'
import { openStream } from './engine-stream.ts'
import { type LocalImage, splitTag, withTag } from './image-reference.ts'
import { readJsonLines } from './json-lines.ts'
import { type RegistryPassword, registryAuth } from './registry-auth.ts'
import { errandFor, type RegistryErrand } from './registry-error.ts'

/**
 * A registry that stalls is told from one that is slow by silence: the Engine reports each chunk and counts down its own
 * retries once a second. Longest silence seen: checking and unpacking one large layer on a slow disk.
 */
const DEFAULT_STALL_MS = 120_000

const ImageListing = z.object({
  Id: z.string(),
  RepoTags: listOf(z.string()),
  RepoDigests: listOf(z.string()),
  Size: z.number().default(0),
  Created: z.number().default(0),
})

/** All images of the host that have a name or belong to a container. */
export async function listImages(client: DockerClient, signal: AbortSignal): Promise<readonly LocalImage[]> {
  const call = 'the list of images'
  const answer = await callEngine(client, { call, signal }, (docker, abortSignal) => docker.listImages({ abortSignal }))
  const rows = readAnswer(z.array(ImageListing), answer, { host: client.hostName, call })
  return rows.map((row) => ({
    id: row.Id,
    tags: row.RepoTags,
    digests: row.RepoDigests,
    sizeBytes: row.Size,
    createdAt: row.Created,
  }))
}

/** Removes an image by its id, without force: ENGINE_ERROR with the Engine's reason for one that is used or has several names. */
export async function removeImage(client: DockerClient, id: string, signal: AbortSignal): Promise<void> {
  const call = `the removal of image ${id.replace(/^sha256:/, '').slice(0, 12)}`
  await callEngine(client, { call, signal, timeoutMs: removalTimeoutMs }, (docker, abortSignal) =>
    sendRequest(docker, { method: 'DELETE', path: `/images/${encodeURIComponent(id)}` }, abortSignal),
  )
}

/** Deleting large layers takes a slow disk its time. */
const removalTimeoutMs = 300_000

/** Gives an image a name (`nginx:1`) in place of the image that has it. */
export async function tagImage(
  client: DockerClient,
  { image, tag }: { readonly image: string; readonly tag: string },
  signal: AbortSignal,
): Promise<void> {
  const { name, tag: word } = splitTag(withTag(tag))
  await callEngine(client, { call: `the naming of ${tag}`, signal }, (docker, abortSignal) => {
    const path = `/images/${encodeURIComponent(image)}/tag`
    return sendRequest(docker, { method: 'POST', path, query: { repo: name, tag: word } }, abortSignal)
  })
}

/** Makes an image without a file, for a container that never starts. Answers its name. POST /images/create with `fromSrc`. */
export async function importEmptyImage(client: DockerClient, reference: string, signal: AbortSignal): Promise<string> {
  const [repo = reference, tag = 'latest'] = reference.split(':')
  const asked = { call: `the import of ${reference}`, signal }
  await callEngine(client, asked, (docker, abortSignal) =>
    sendRequest(
      docker,
      {
        method: 'POST',
        path: '/images/create',
        query: { fromSrc: '-', repo, tag },
        // The end of a tar archive: two empty blocks (POSIX ustar).
        archive: Buffer.alloc(1024),
      },
      abortSignal,
    ),
  )
  return reference
}

/** One step of a pull, for one layer or the whole image. */
export interface ImagePullProgress {
  readonly layer: string | null
  readonly status: string
  readonly currentBytes: number | null
  readonly totalBytes: number | null
}

const PullEvent = z.object({
  status: z.string().default(''),
  id: z.string().optional(),
  progressDetail: z.object({ current: z.number().optional(), total: z.number().optional() }).nullish(),
  error: z.string().optional(),
})

/** What is pulled, as whom, and who hears of it. */
export interface ImagePull {
  readonly image: string
  /** `os/arch/variant`; the Engine's own where left out. */
  readonly platform?: string | undefined
  /** Null pulls without a login. */
  readonly login?: RegistryPassword | null
  /** Longest time without news, in milliseconds. */
  readonly stallMs?: number
  readonly onProgress: (progress: ImagePullProgress) => void
}

/**
 * Pulls an image with every report of the Engine handed on. REGISTRY_*, IMAGE_NOT_FOUND and IMAGE_NOT_FOR_PLATFORM for
 * what the registry or the way to it says, NO_SPACE_ON_HOST for a full disk, PULL_STALLED after `stallMs` without news;
 * a pull that moves is never ended, however slowly. Aborting cancels the pull on the Engine too; layers that are
 * complete stay for the next one.
 */
export async function pullImage(client: DockerClient, request: ImagePull, signal: AbortSignal): Promise<void> {
  const { image, platform, login = null } = request
  const errand = errandFor(image, login)
  const context = { host: client.hostName, call: `the pull of ${image}`, errand }
  const stall = new StallTimer(request.stallMs ?? DEFAULT_STALL_MS, signal)
  const isNews = newsFilter()
  try {
    const asked = { ...context, signal: stall.signal, timeoutMs: stall.stallMs * 2 }
    const bytes = await openStream(client, asked, {
      method: 'POST',
      path: '/images/create',
      query: { fromImage: withTag(image), ...(platform !== undefined && { platform }) },
      ...(login && { registryAuth: registryAuth(login) }),
    })
    for await (const line of readJsonLines(bytes)) {
      const progress = readProgress(line, context)
      if (isNews(progress)) stall.restart()
      request.onProgress(progress)
    }
    stall.signal.throwIfAborted()
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (stall.passed) throw stalled(errand, client.hostName, stall.passed)
    throw toAppError(error, context)
  } finally {
    stall.stop()
  }
}

function stalled({ registry, image }: RegistryErrand, host: string, passed: DeadlinePassed): AppError {
  const seconds = Math.round(passed.timeoutMs / 100) / 10
  return new AppError('PULL_STALLED', { image: image ?? '', registry, host, seconds }, { cause: passed })
}

/** Engines with the containerd image store repeat the same numbers ten times a second: a repetition is no news. */
function newsFilter(): (progress: ImagePullProgress) => boolean {
  const last = new Map<string | null, string>()
  return ({ layer, status, currentBytes }) => {
    const told = `${status} ${currentBytes}`
    if (last.get(layer) === told) return false
    last.set(layer, told)
    return true
  }
}

function readProgress(line: unknown, context: ErrorContext): ImagePullProgress {
  const event = readAnswer(PullEvent, line, context)
  if (event.error !== undefined) throw new ReportedInStream(event.error)
  return {
    layer: event.id ?? null,
    status: event.status,
    currentBytes: event.progressDetail?.current ?? null,
    totalBytes: event.progressDetail?.total ?? null,
  }
}

/** Aborts its signal when nothing was reported for `stallMs`, or when the outer signal aborts. */
class StallTimer {
  readonly stallMs: number
  passed: DeadlinePassed | null = null
  readonly #outer: AbortSignal
  readonly #abort = new AbortController()
  #timer: NodeJS.Timeout | undefined

  constructor(stallMs: number, outer: AbortSignal) {
    this.stallMs = stallMs
    this.#outer = outer
    if (outer.aborted) this.#onOuterAbort()
    outer.addEventListener('abort', this.#onOuterAbort, { once: true })
    this.restart()
  }

  get signal(): AbortSignal {
    return this.#abort.signal
  }

  restart(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#onSilence, this.stallMs)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#outer.removeEventListener('abort', this.#onOuterAbort)
  }

  readonly #onOuterAbort = (): void => this.#abort.abort(this.#outer.reason)

  readonly #onSilence = (): void => {
    this.passed = new DeadlinePassed(this.stallMs)
    this.#abort.abort(this.passed)
  }
}
