import type { PlainKey } from '#shared/language/text-key.ts'
import { t } from '#shared/language/translate.ts'
import type { PrunePreview } from '#shared/model/host-objects.ts'

type KeptFor = PrunePreview['keep'][number]['keptFor']

const words: Readonly<Record<KeptFor, PlainKey>> = {
  container: 'a container uses it',
  stack: 'a stack made it',
  version: 'a version needs it',
  image: 'an image is built on it',
  engine: 'it is of the Engine',
}

/** Why a clean-up leaves an object. */
export const keptReason = (keptFor: KeptFor): string => t(words[keptFor])

/** What a clean-up would do with an object, as the end of a sentence. */
export const keptWords = (keptFor: KeptFor | null): string =>
  keptFor === null ? t('offers it') : t('keeps it: {{reason}}', { reason: keptReason(keptFor) })
