import { plural, t } from '#shared/language/translate.ts'
import type { ImageUpdate } from '#shared/model/image-care.ts'

/** `A newer image is behind nginx:1.27 (web).` */
export const behindWords = (behind: readonly ImageUpdate[]): string => {
  const services = new Map<string, string[]>()
  for (const { image, service } of behind) services.set(image, [...(services.get(image) ?? []), service])
  const named = [...services].map(([image, names]) => `${image} (${names.join(', ')})`)
  const shown = named.slice(0, 3).join(', ')
  const images = named.length > 3 ? t('{{names}} and {{more}} more', { names: shown, more: named.length - 3 }) : shown
  return plural(named.length, 'A newer image is behind {{images}}.', 'Newer images are behind {{images}}.', { images })
}

/** How all images of a stack stand, in a few words. */
export const checkedWords = (updates: readonly ImageUpdate[]): string => {
  const number = (state: ImageUpdate['state']) => updates.filter((update) => update.state === state).length
  const failed = updates.filter(({ problem }) => problem !== null).length
  const parts = [
    some(number('behind'), (n) => plural(n, '{{count}} behind its tag', '{{count}} behind their tags')),
    some(number('current'), (n) => t('{{number}} up to date', { number: n })),
    some(number('fixed'), (n) => t('{{number}} named by digest', { number: n })),
    some(number('local'), (n) => t('{{number}} in no registry', { number: n })),
    some(failed, (n) => t('{{number}} could not be asked', { number: n })),
    some(number('unknown') - failed, (n) => t('{{number}} not asked yet', { number: n })),
  ]
  return parts.filter((part) => part !== '').join(', ')
}

const some = (number: number, words: (number: number) => string): string => (number <= 0 ? '' : words(number))

/** When a registry answered last; null where none ever did. */
export const lastAsked = (updates: readonly ImageUpdate[]): string | null =>
  updates
    .flatMap(({ observedAt }) => observedAt ?? [])
    .sort()
    .at(-1) ?? null
