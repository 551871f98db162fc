import { useEffect } from 'react'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { type Language, type LanguageSetting, languageFor, localeFor } from '#shared/language/language.ts'
import { speakErrors } from '#shared/language/spoken-error.ts'
import { speak } from '#shared/language/translate.ts'

/** What the window speaks; kept, so that the next one starts with it before the settings have come. */
interface Spoken {
  readonly setting: LanguageSetting
  readonly language: Language
}

const useSpoken = create<Spoken>()(
  persist<Spoken>(() => ({ setting: 'auto', language: 'en' }), { name: 'stackwright.language' }),
)

/** A language's texts are files of their own, fetched only where it is spoken. */
async function take(language: Language): Promise<Pick<Parameters<typeof speak>[0], 'texts' | 'tell'>> {
  if (language === 'en') {
    speakErrors(null)
    return { texts: {} }
  }
  const [{ french }, { frenchErrors }, { tellData, tellInFrench }] = await Promise.all([
    import('#shared/language/fr/french.ts'),
    import('#shared/language/fr/errors.ts'),
    import('#shared/language/fr/told-french.ts'),
  ])
  speakErrors({ rows: frenchErrors, data: tellData })
  return { texts: french, tell: tellInFrench }
}

/** Speaks the chosen language from the next drawing on. Where its texts cannot be fetched, what is spoken stays. */
async function change(setting: LanguageSetting): Promise<void> {
  const language = languageFor(setting, navigator.languages)
  const taken = await take(language)
  speak({ language, locale: localeFor(language, navigator.languages), ...taken })
  document.documentElement.lang = language
  useSpoken.setState({ setting, language })
}

/** Before anything is drawn: the language of last time, the browser's where there was none. */
export const speakAtStart = (): Promise<void> => change(useSpoken.getState().setting)

/**
 * The language that is spoken, changed as soon as another one is set. Whoever draws texts is drawn anew with it, by a
 * `key`: a text is asked for once, while drawing.
 */
export function useLanguage(setting: LanguageSetting | undefined): Language {
  const { language } = useSpoken()
  // Synchronises what is spoken with the stored setting.
  useEffect(() => {
    if (setting !== undefined) void change(setting).catch(() => undefined)
  }, [setting])
  return language
}
