import { z } from 'zod'
import type { DockerClient } from './docker-client.ts'
import { DeadlinePassed, type ErrorContext, ReportedInStream, toAppError } from './docker-error.ts'
import { listOf, readAnswer } from './engine-answer.ts'
import { callEngine } from './engine-call.ts'
import { openStream } from './engine-stream.ts'
import { type LocalImage, withTag } from './image-reference.ts'
import { readJsonLines } from './json-lines.ts'

/**
 * A registry that stalls is told from one that is slow by silence: the Engine reports each chunk and counts down its own
 * retries once a second. Longest silence seen: checking and unpacking one large layer on a slow disk.
 */
const DEFAULT_STALL_MS = 120_000

const ImageListing = z.object({ Id: z.string(), RepoTags: listOf(z.string()), RepoDigests: listOf(z.string()) })

/** All images of the host that have a name or belong to a container. */
export async function listImages(client: DockerClient, signal: AbortSignal): Promise<readonly LocalImage[]> {
  const call = 'the list of images'
  const answer = await callEngine(client, { call, signal }, (docker, abortSignal) => docker.listImages({ abortSignal }))
  const rows = readAnswer(z.array(ImageListing), answer, { host: client.hostName, call })
  return rows.map((row) => ({ id: row.Id, tags: row.RepoTags, digests: row.RepoDigests }))
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

/**
 * Pulls an image with every report of the Engine handed on. IMAGE_NOT_FOUND for whatever the registry or the way to it
 * says, NO_SPACE_ON_HOST for a full disk, ENGINE_TIMEOUT after `stallMs` without a report. Aborting cancels the pull
 * on the Engine too; layers that are complete stay for the next one.
 */
export async function pullImage(
  client: DockerClient,
  request: {
    readonly image: string
    readonly stallMs?: number
    readonly onProgress: (progress: ImagePullProgress) => void
  },
  signal: AbortSignal,
): Promise<void> {
  const context = { host: client.hostName, call: `the pull of ${request.image}`, pulling: request.image }
  const stall = new StallTimer(request.stallMs ?? DEFAULT_STALL_MS, signal)
  try {
    const query = { fromImage: withTag(request.image) }
    const asked = { ...context, signal: stall.signal, timeoutMs: stall.stallMs }
    const bytes = await openStream(client, asked, { method: 'POST', path: '/images/create', query })
    for await (const line of readJsonLines(bytes)) {
      stall.restart()
      request.onProgress(readProgress(line, context))
    }
    stall.signal.throwIfAborted()
  } catch (error) {
    if (signal.aborted) throw signal.reason
    throw toAppError(stall.passed ?? error, context)
  } finally {
    stall.stop()
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
