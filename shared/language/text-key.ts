import type { french } from './fr/french.ts'

type French = typeof french

/** An English text that has its French. The text itself is the key: what is read in the code is what is shown. */
export type TextKey = { readonly [Key in keyof French]: French[Key] extends string ? Key : never }[keyof French]

/** The English form for many of a text that counts. */
export type PluralKey = Exclude<keyof French, TextKey>

/** A text without `{{…}}`: what tables hold, to be said by `t` where they are shown. */
export type PlainKey = Exclude<TextKey, `${string}{{${string}`>

/** The names in `{{…}}` of a text. */
export type Placeholder<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never
