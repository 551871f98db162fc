import type { Language } from './language.ts'
import type { LanguageTexts } from './language-texts.ts'
import type { Placeholder, PluralKey, TextKey } from './text-key.ts'

interface Spoken {
  readonly language: Language
  /** BCP 47, for dates and numbers. */
  readonly locale: string
  /** Empty for English, whose texts are the keys. */
  readonly texts: LanguageTexts
  /** Says in the language what was made in English elsewhere; absent for English. */
  readonly tell?: ((text: string) => string) | undefined
}

/** The values of the `{{…}}` of a text, none where it has none. */
export type ValuesOf<Text extends string, Value = string | number> = [Placeholder<Text>] extends [never]
  ? []
  : [values: Readonly<Record<Placeholder<Text>, Value>>]

// One for the whole process, so that a pure function can say something in the language of its reader. Windows change it
// at one place, which draws everything anew.
let spoken: Spoken = { language: 'en', locale: 'en-GB', texts: {} }

/** From now on texts, dates and numbers come in this language. What was made before stays as it was made. */
export const speak = (next: Spoken): void => {
  spoken = next
}

/** The locale of dates and numbers (BCP 47), which goes with the language. */
export const spokenLocale = (): string => spoken.locale

/** A text in the language that is spoken now, with its values put in. Numbers are put in as they are: `v1200`. */
export const t = <Key extends TextKey>(key: Key, ...[values]: ValuesOf<Key>): string => fill(textOf(key), values)

/** The same without the values: for who puts in elements of a page. */
export const textOf = (key: TextKey): string => {
  const found = spoken.texts[key]
  return typeof found === 'string' ? found : key
}

/** The values beside `count`, which is there by itself. */
type CountedValues<Key extends string> = [Exclude<Placeholder<Key>, 'count'>] extends [never]
  ? []
  : [values: Readonly<Record<Exclude<Placeholder<Key>, 'count'>, string | number>>]

/**
 * A text with an amount: `plural(3, '{{count}} stack', '{{count}} stacks')`. Both English forms stand in the code, the
 * one for many is the key; which form fits an amount is for the language to say (Unicode CLDR, plural rules).
 */
export function plural<Key extends PluralKey>(
  count: number,
  one: string,
  many: Key,
  ...[values]: CountedValues<Key>
): string {
  const found = spoken.texts[many]
  const forms = found === undefined || typeof found === 'string' ? { one, other: many } : found
  const form = new Intl.PluralRules(spoken.locale).select(count) === 'one' ? forms.one : forms.other
  return fill(form, { ...values, count: new Intl.NumberFormat(spoken.locale).format(count) })
}

/**
 * What was made in English elsewhere (by the engine, the rules, the catalogue) in the language that is spoken now; as it
 * is where it is not known, like what somebody wrote into a component of their own.
 */
export const translated = (text: string): string => {
  const found = spoken.texts[text]
  return typeof found === 'string' ? found : (spoken.tell?.(text) ?? text)
}

const fill = (text: string, values: Readonly<Record<string, string | number>> = {}): string =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole))
