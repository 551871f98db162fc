import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { french, frenchTables } from '#shared/language/fr/french.ts'
import { type WrittenTexts, writtenTexts } from './written-texts.ts'

const root = resolve(import.meta.dirname, '../../..')

/** Looks, code in the language of code, and what is read by who develops or helps. */
const withoutTexts = [
  'renderer/theme/',
  'renderer/code/',
  'renderer/api/queries.ts',
  'renderer/api/bridge.ts',
  'renderer/screens/editor/starting-document.ts',
  'renderer/screens/onboarding/diagnosis-text.ts',
  'electron/main/index.ts',
  'electron/main/desktop-sealer.ts',
]

const sourcesOf = (folder: string): readonly string[] =>
  readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)

const isKnown = (text: string): boolean => text in french

const found = new Map<string, WrittenTexts>()

function read(file: string): WrittenTexts {
  const texts = found.get(file) ?? writtenTexts(file, readFileSync(resolve(root, file), 'utf8'), isKnown)
  found.set(file, texts)
  return texts
}

const shown = [...sourcesOf('renderer'), ...sourcesOf('electron/main')].filter(
  (file) => !withoutTexts.some((folder) => file.startsWith(folder)),
)

describe('what the window and the desktop around it say', () => {
  it('is never written out where it is shown', () => {
    expect(shown.flatMap((file) => read(file).hardCoded.map((text) => `${file}:${text}`))).toEqual([])
  })

  it('is never said before anybody chose a language', () => {
    expect(shown.flatMap((file) => read(file).tooEarly.map((text) => `${file}:${text}`))).toEqual([])
  })

  it('is found by the check, whatever it is written in', () => {
    const source = [
      `const a = () => <p>Written out</p>`,
      'const b = () => <Button label="Written in an attribute" />',
      "const c = () => <p>{busy ? 'written in a choice' : t('No stack yet')}</p>",
      `const d = () => <Card title={\`Written of $\{name}\`} />`,
      "const e = () => ({ detail: 'Written far from any element.' })",
      "const f = t('Said too early')",
      'const g = () => <p className="sw-row sw-col">{t(\'No stack yet\')}</p>',
    ].join('\n')
    expect(writtenTexts('sample.tsx', source, isKnown)).toMatchObject({
      hardCoded: [
        '1: Written out',
        '2: Written in an attribute',
        '3: written in a choice',
        '4: Written of …',
        '5: Written far from any element.',
      ],
      tooEarly: ["6: t('Said too early')"],
    })
    const desktop = [
      "const a = () => ({ label: 'Quit', click })",
      "const b = () => ({ label: t('Quit'), buttons: ['Stay', t('Quit now')] })",
      "const c = () => console.error('Said to who develops:', error)",
    ].join('\n')
    expect(writtenTexts('electron/main/sample.ts', desktop, isKnown).hardCoded).toEqual(['1: Quit', '2: Stay'])
  })
})

describe('French', () => {
  const entries = Object.entries(french).flatMap(
    ([key, value]): ReadonlyArray<readonly [string, string]> =>
      typeof value === 'string'
        ? [[key, value]]
        : [
            [key, value.one],
            [key, value.other],
          ],
  )

  it('stands once: no text is in two tables', () => {
    const keys = Object.values(frenchTables).flatMap((table) => Object.keys(table))
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  })

  it('has no text that nobody says', () => {
    const files = [...sourcesOf('renderer'), ...sourcesOf('electron/main'), ...sourcesOf('shared')]
    const texts = files.filter((file) => !file.startsWith('shared/language/')).map(read)
    const said = new Set(texts.flatMap(({ literals }) => [...literals]))
    const forms = texts.flatMap(({ composed }) => composed)
    const silent = Object.keys(french).filter((key) => !said.has(key) && !forms.some((form) => form.test(key)))
    expect(silent).toEqual([])
  })

  it('puts in the same values as English', () => {
    const names = (text: string): readonly string[] => [...new Set(text.match(/\{\{\w+\}\}/g))].toSorted()
    // One thing need not be counted.
    const same = (key: string, value: string): boolean => {
      const missing = names(key).filter((name) => !names(value).includes(name))
      return missing.every((name) => name === '{{count}}') && names(value).every((name) => names(key).includes(name))
    }
    const different = entries.filter(([key, value]) => !same(key, value))
    expect(different).toEqual([])
  })

  it('is set as French is: no plain space before high punctuation, no straight apostrophe', () => {
    expect(entries.filter(([, value]) => / [:;?!»]|« |\p{L}'\p{L}/u.test(value))).toEqual([])
  })
})
