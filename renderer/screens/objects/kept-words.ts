import type { PrunePreview } from '#shared/model/host-objects.ts'

type KeptFor = PrunePreview['keep'][number]['keptFor']

const words: Readonly<Record<KeptFor, string>> = {
  container: 'keeps it: a container uses it',
  stack: 'keeps it: a stack made it',
  version: 'keeps it: a version needs it',
  image: 'keeps it: an image is built on it',
  engine: 'keeps it: it is of the Engine',
}

/** What a clean-up would do with an object, as the end of a sentence. */
export const keptWords = (keptFor: KeptFor | null): string => (keptFor === null ? 'offers it' : words[keptFor])
