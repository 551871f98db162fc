/** The languages that the product speaks. English is the one its texts are written in. */
export const languages = ['en', 'fr'] as const
export type Language = (typeof languages)[number]

/** What a person chose: a language, or `auto` for the one of the system or browser. */
export type LanguageSetting = 'auto' | Language

const usual: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' }

/** `fr` of `fr-CA`; undefined for a language that the product does not speak. */
const languageOfTag = (tag: string): Language | undefined =>
  languages.find((language) => tag.toLowerCase().split(/[-_]/)[0] === language)

/**
 * The language to speak. `preferred` are the tags (BCP 47) of the system or browser, best first; the first that names
 * a language of ours counts, and English where none does.
 */
export const languageFor = (setting: LanguageSetting, preferred: readonly string[]): Language =>
  setting === 'auto' ? (preferred.map(languageOfTag).find((found) => found !== undefined) ?? 'en') : setting

/** How dates and numbers look: as the person's own system writes this language, `fr-CA` say, else as its country does. */
export const localeFor = (language: Language, preferred: readonly string[]): string =>
  preferred.find((tag) => languageOfTag(tag) === language) ?? usual[language]
