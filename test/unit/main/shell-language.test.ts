import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { speakErrors } from '#shared/language/spoken-error.ts'
import { speak, t, translated } from '#shared/language/translate.ts'
import { createShellLanguage, type ShellLanguage } from '../../../electron/main/shell-language.ts'

let folder: string
let file: string

const languageOf = (...preferred: string[]): ShellLanguage => createShellLanguage({ file, preferred: () => preferred })

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stackwright-language-'))
  file = join(folder, 'language')
})

afterEach(() => {
  speakErrors(null)
  speak({ language: 'en', locale: 'en-GB', texts: {} })
  rmSync(folder, { recursive: true })
})

test('the first start speaks the language of the system, until another one is set', async () => {
  const language = languageOf('fr-CA', 'en')
  await language.begin()
  expect(t('Quit')).toBe('Quitter')
  expect(translated('Apply shop v3')).toBe('Appliquer shop v3')
  expect(await language.follow('auto')).toBe(false)
  expect(await language.follow('en')).toBe(true)
  expect(t('Quit')).toBe('Quit')
})

test('the next start speaks what was set, before there is an engine to ask', async () => {
  const first = languageOf('en-GB')
  await first.begin()
  expect(await first.follow('fr')).toBe(true)
  expect(await first.follow('en')).toBe(true)
  await first.follow('fr')

  const second = languageOf('en-GB')
  await second.begin()
  expect(t('Quit')).toBe('Quitter')
})

test('a file that holds no language is the language of the system', async () => {
  writeFileSync(file, 'klingon')
  await languageOf('de-DE').begin()
  expect(t('Quit')).toBe('Quit')
})
