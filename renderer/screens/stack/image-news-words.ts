import type { ImageUpdate } from '#shared/model/image-care.ts'

/** `A newer image is behind nginx:1.27 (web).` */
export const behindWords = (behind: readonly ImageUpdate[]): string => {
  const services = new Map<string, string[]>()
  for (const { image, service } of behind) services.set(image, [...(services.get(image) ?? []), service])
  const named = [...services].map(([image, names]) => `${image} (${names.join(', ')})`)
  const shown = named.slice(0, 3).join(', ')
  const more = named.length > 3 ? ` and ${named.length - 3} more` : ''
  return named.length === 1 ? `A newer image is behind ${shown}.` : `Newer images are behind ${shown}${more}.`
}

/** How all images of a stack stand, in a few words. */
export const checkedWords = (updates: readonly ImageUpdate[]): string => {
  const number = (state: ImageUpdate['state']) => updates.filter((update) => update.state === state).length
  const failed = updates.filter(({ problem }) => problem !== null).length
  const parts = [
    some(number('behind'), 'behind its tag', 'behind their tags'),
    some(number('current'), 'up to date'),
    some(number('fixed'), 'named by digest'),
    some(number('local'), 'in no registry'),
    some(failed, 'could not be asked'),
    some(number('unknown') - failed, 'not asked yet'),
  ]
  return parts.filter((part) => part !== '').join(', ')
}

const some = (number: number, one: string, many = one): string =>
  number <= 0 ? '' : `${number} ${number === 1 ? one : many}`

/** When a registry answered last; null where none ever did. */
export const lastAsked = (updates: readonly ImageUpdate[]): string | null =>
  updates
    .flatMap(({ observedAt }) => observedAt ?? [])
    .sort()
    .at(-1) ?? null
