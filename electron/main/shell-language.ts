import { readFile, writeFile } from 'node:fs/promises'
import { type Language, type LanguageSetting, languageFor, localeFor } from '#shared/language/language.ts'
import { speakErrors } from '#shared/language/spoken-error.ts'
import { speak } from '#shared/language/translate.ts'
import { Settings } from '#shared/model/settings.ts'

/** What the parts of the desktop speak that are no page: menus, tray, notifications, questions. The engine beside them does not. */
export interface ShellLanguage {
  /** Speaks what was spoken last time, as nobody can be asked before the engine runs; the system's language at first. */
  begin(): Promise<void>
  /** Speaks what is set from now on. True where that is another language: what was drawn is to be drawn anew. */
  follow(setting: LanguageSetting): Promise<boolean>
}

interface ShellLanguageOptions {
  /** Where the setting is kept for the next start. */
  readonly file: string
  /** The tags (BCP 47) of the system, best first. */
  readonly preferred: () => readonly string[]
}

/** French is read from the disk only where it is spoken. */
export function createShellLanguage({ file, preferred }: ShellLanguageOptions): ShellLanguage {
  let kept: LanguageSetting = 'auto'
  let spoken: Language = 'en'

  const change = async (setting: LanguageSetting): Promise<boolean> => {
    const language = languageFor(setting, preferred())
    if (language === spoken) return false
    const locale = localeFor(language, preferred())
    if (language === 'en') {
      speakErrors(null)
      speak({ language, locale, texts: {} })
    } else {
      const [{ french }, { frenchErrors }, { tellData, tellInFrench }] = await Promise.all([
        import('#shared/language/fr/french.ts'),
        import('#shared/language/fr/errors.ts'),
        import('#shared/language/fr/told-french.ts'),
      ])
      speakErrors({ rows: frenchErrors, data: tellData })
      speak({ language, locale, texts: french, tell: tellInFrench })
    }
    spoken = language
    return true
  }

  return {
    async begin() {
      kept = settingOf(await readFile(file, 'utf8').catch(() => 'auto'))
      await change(kept)
    },
    async follow(setting) {
      if (setting !== kept) {
        kept = setting
        await writeFile(file, setting).catch((error: unknown) =>
          console.error('The language could not be kept for the next start:', error),
        )
      }
      return change(setting)
    },
  }
}

const settingOf = (text: string): LanguageSetting => Settings.shape.language.catch('auto').parse(text.trim())
