import type { StackId } from '#shared/model/ids.ts'
import type { ImageUpdate } from '#shared/model/image-care.ts'

/** A stack as far as its images go. */
interface ImageStack {
  readonly id: StackId
  readonly currentVersion: number | null
}

/** What is known of the registries' side of every stack's images, in memory; the answers themselves are stored. */
export interface NewerImages {
  /** Services behind whose tags something newer stands than what the current version runs, as far as is known. */
  of(stack: ImageStack): readonly string[]
  /** What was noted last of the version that is current; null where nothing was. */
  known(stack: ImageStack): readonly ImageUpdate[] | null
  /** Keeps what was found out. Publishes a `stack` change where another service has something newer now. */
  note(stack: ImageStack, updates: readonly ImageUpdate[]): void
}

/** Makes an empty memory. */
export function createNewerImages(changes: {
  publish(change: { readonly kind: 'stack'; readonly stackId: StackId }): void
}): NewerImages {
  const notes = new Map<StackId, { readonly version: number | null; readonly updates: readonly ImageUpdate[] }>()

  const known = ({ id, currentVersion }: ImageStack) => {
    const note = notes.get(id)
    return note && currentVersion !== null && note.version === currentVersion ? note.updates : null
  }
  const of = (stack: ImageStack) => servicesBehind(known(stack) ?? [])

  return {
    of,
    known,
    note(stack, updates) {
      const before = of(stack).join()
      notes.set(stack.id, { version: stack.currentVersion, updates })
      if (of(stack).join() !== before) changes.publish({ kind: 'stack', stackId: stack.id })
    },
  }
}

const servicesBehind = (updates: readonly ImageUpdate[]): readonly string[] =>
  updates.flatMap(({ service, state }) => (state === 'behind' ? [service] : []))

/**
 * References of a stack whose registry is to be asked, each once: those that came from one by a tag, and of which the last
 * answer is at least `everyMs` old.
 */
export function dueReferences(
  updates: readonly ImageUpdate[],
  { now, everyMs }: { readonly now: number; readonly everyMs: number },
): readonly string[] {
  const due = updates.filter(
    ({ state, runs, observedAt }) =>
      runs !== null && state !== 'fixed' && (observedAt === null || !isFresh(now - Date.parse(observedAt), everyMs)),
  )
  return [...new Set(due.map(({ image }) => image))]
}

/** An answer from a moment still to come was given before the clock was set back: nobody knows how old it is. */
export const isFresh = (ageMs: number, maxAgeMs: number): boolean => ageMs >= 0 && ageMs < maxAgeMs
