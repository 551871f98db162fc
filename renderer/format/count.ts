import type { PluralKey, TextKey } from '#shared/language/text-key.ts'
import { plural, t } from '#shared/language/translate.ts'

/** A noun that every language can count, from none on. */
export type Noun =
  Extract<TextKey, `no ${string}`> extends infer None
    ? None extends `no ${infer Name}`
      ? `{{count}} ${Name}s` extends PluralKey
        ? Name
        : never
      : never
    : never

/** A number with its noun: `1 stack`, `2 stacks`, `no stack`. */
export const count = (number: number, noun: Noun): string =>
  number === 0 ? t(`no ${noun}`) : plural(number, `{{count}} ${noun}`, `{{count}} ${noun}s`)
