/** Every table of a language: a text by its English, or the forms of a plural by the English one for many. */
export type LanguageTexts = Readonly<Record<string, string | PluralForms>>

/** How a language says one and many, with `{{count}}` for the amount. */
export interface PluralForms {
  readonly one: string
  readonly other: string
}
