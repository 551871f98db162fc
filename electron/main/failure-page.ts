import { AppError } from '#shared/contract/app-error.ts'
import { spokenError } from '#shared/language/spoken-error.ts'
import { spokenLocale, t } from '#shared/language/translate.ts'
import { appOrigin, type MadePage } from './protocol.ts'

/** Where the page is, and where its links lead: those are caught, never loaded. */
export const failureUrl = `${appOrigin}/start-failure`
export const tryAgainUrl = `${appOrigin}/try-again`
export const showFolderUrl = `${appOrigin}/show-folder`
export const setAsideUrl = `${appOrigin}/set-aside`

/** Says why the engine did not start and what to do, in place of the app. Nothing was changed by the attempt. */
export const failurePage = (failure: () => unknown): MadePage => ({
  path: '/start-failure',
  html: () => failureHtml(wordsFor(failure())),
})

interface Words {
  readonly what: string
  readonly next: string
  /** True where another database could be begun with. */
  readonly isDamaged: boolean
}

function wordsFor(failure: unknown): Words {
  if (failure instanceof AppError) {
    const { message, next } = spokenError(failure.code, failure.data) ?? failure
    return { what: message, next, isDamaged: failure.code === 'DATABASE_DAMAGED' }
  }
  const reason = failure instanceof Error ? failure.message : String(failure)
  const what = t('Something went wrong inside Stackwright: {{reason}}', { reason })
  return { what, next: t('Try again, and report it if it stays.'), isDamaged: false }
}

const failureHtml = ({ what, next, isDamaged }: Words): string => `<!doctype html>
<html lang="${asText(spokenLocale())}">
<head>
<meta charset="utf-8">
<title>${asText(t('Stackwright cannot start'))}</title>
<style nonce="__CSP_NONCE__">
  :root { color-scheme: light dark; --bg: #f5f4f0; --surface: #fffefc; --ink: #1c1f26; --ink-2: #565c69; --line: #d9d6cd; --accent: #2b4acb; --on: #fff }
  @media (prefers-color-scheme: dark) { :root { --bg: #0d1017; --surface: #141922; --ink: #eef1f6; --ink-2: #a3abba; --line: #2a3140; --accent: #8099ff; --on: #0b1030 } }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--bg); color: var(--ink); font: 14px/1.55 "Inter Variable", Inter, system-ui, sans-serif }
  main { max-width: 560px; margin: 24px; padding: 28px 32px; border: 1px solid var(--line); border-radius: 10px; background: var(--surface) }
  h1 { margin: 0 0 12px; font-size: 20px; line-height: 28px }
  p { margin: 0 0 12px; overflow-wrap: anywhere }
  .quiet { color: var(--ink-2) }
  a { display: inline-block; margin-top: 8px; padding: 6px 14px; border-radius: 6px; background: var(--accent); color: var(--on); text-decoration: none; font-weight: 600 }
  a.second { margin-left: 6px; background: transparent; color: var(--accent); border: 1px solid var(--line) }
  a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
</style>
</head>
<body>
<main role="alert">
<h1>${asText(t('Stackwright cannot start'))}</h1>
<p>${asText(what)}</p>
<p><strong>${asText(t('What to do:'))}</strong> ${asText(next)}</p>
<p class="quiet">${asText(t('Nothing was changed. Your containers go on running meanwhile.'))}</p>
<a href="${tryAgainUrl}">${asText(t('Try again'))}</a>
<a class="second" href="${showFolderUrl}">${asText(t('Show the data folder'))}</a>
${isDamaged ? `<a class="second" href="${setAsideUrl}">${asText(t('Keep it aside, start empty'))}</a>` : ''}
</main>
</body>
</html>
`

const asText = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`)
