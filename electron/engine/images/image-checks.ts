import { AppError } from '#shared/contract/app-error.ts'
import type { HostId, StackId } from '#shared/model/ids.ts'
import type { ImageUpdate } from '#shared/model/image-care.ts'
import { dueReferences, type NewerImages } from './newer-images.ts'
import type { RegistryDigests } from './registry-digests.ts'

/** A stack whose images are looked after. */
interface CheckedStack {
  readonly id: StackId
  readonly hostId: HostId
  readonly currentVersion: number | null
}

/** What looking for newer images needs. */
export interface ImageChecksDependencies<Stack extends CheckedStack> {
  /** Those whose Engine answers. */
  readonly stacks: () => Promise<readonly Stack[]>
  /** What is stored of a stack's images; asks no registry. */
  readonly stored: (stack: Stack, signal: AbortSignal) => Promise<readonly ImageUpdate[]>
  readonly newer: NewerImages
  readonly digests: Pick<RegistryDigests, 'observe'>
  /** How old an answer may get, in milliseconds; null asks nobody. */
  readonly everyMs: () => Promise<number | null>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** For what is a bug, or a database that fails. */
  readonly onError: (error: unknown) => void
  readonly pace?: ImageChecksPace
}

/** Milliseconds. */
export interface ImageChecksPace {
  /** Between two looks at what is due. */
  readonly lookMs: number
  /** Between two questions, whichever registry they go to. */
  readonly questionMs: number
}

const productPace: ImageChecksPace = { lookMs: 60_000, questionMs: 10_000 }

/**
 * Looks for newer images in the background, one question at a time with a rest after each, and notes what it learns. An
 * Engine or registry that does not answer is asked again when it is due. Answers what ends it.
 */
export function startImageChecks<Stack extends CheckedStack>(dependencies: ImageChecksDependencies<Stack>): () => void {
  const stopping = new AbortController()
  const { lookMs } = dependencies.pace ?? productPace
  const run = async () => {
    while (!stopping.signal.aborted) {
      await lookOnce(dependencies, stopping.signal).catch((error: unknown) => {
        if (!stopping.signal.aborted) dependencies.onError(error)
      })
      await rest(lookMs, stopping.signal)
    }
  }
  void run()
  return () => stopping.abort()
}

async function lookOnce<Stack extends CheckedStack>(
  dependencies: ImageChecksDependencies<Stack>,
  signal: AbortSignal,
): Promise<void> {
  for (const stack of await dependencies.stacks()) {
    if (signal.aborted) return
    try {
      await lookAtStack(dependencies, stack, signal)
    } catch (error) {
      // Its Engine went silent meanwhile, which its host says; the next look tries again.
      if (!(error instanceof AppError) || error.code === 'INTERNAL') throw error
    }
  }
}

async function lookAtStack<Stack extends CheckedStack>(
  { stored, newer, digests, everyMs, now, pace = productPace }: ImageChecksDependencies<Stack>,
  stack: Stack,
  signal: AbortSignal,
): Promise<void> {
  const known = newer.known(stack)
  const updates = known ?? (await stored(stack, signal))
  if (known === null) newer.note(stack, updates)
  const age = await everyMs()
  if (age === null) return
  const due = dueReferences(updates, { now: now(), everyMs: age })
  for (const reference of due) {
    await digests.observe(stack.hostId, { reference, maxAgeMs: age }, signal)
    await rest(pace.questionMs, signal)
    if (signal.aborted) return
  }
  if (due.length > 0) newer.note(stack, await stored(stack, signal))
}

/** Keeps no process alive, and never throws. */
const rest = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    timer.unref()
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
  })
