import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Component } from '#shared/catalogue/component.ts'
import { builtInCatalogue } from '#shared/catalogue/index.ts'
import { tellInFrench, toldTables } from '#shared/language/fr/told-french.ts'
import { madeTexts } from './made-texts.ts'

const root = resolve(import.meta.dirname, '../../..')

/** Where sentences are made that a screen shows. What the components say is looked at as data. */
const makers = ['shared/rules', 'shared/catalogue', 'shared/compose', 'shared/format', 'electron/engine']

/** What no screen shows: the database, and what becomes of words in documents. */
const silent = ['electron/engine/db/migrations/', 'shared/catalogue/components/']

/** Lines of logs, the plan as text (as the command line prints it), and what is said to other programs. */
const english = new Set([
  '{{}} on {{}}: {{}}, cannot run',
  '{{}} on {{}}: {{}}, {{}}',
  'nothing to do',
  '{{}} changes',
  'first apply of v{{}}',
  'v{{}} back to v{{}}',
  'v{{}} to v{{}}',
  '{{}}: {{}} to {{}}',
  'created empty',
  'kept on the host, used by no service',
  'DESTROYED with its data',
  'anonymous volume {{}}',
  'as it is, with another {{}} than the document asks',
  ', used by {{}}',
  '{{}}@{{}}, Stackwright {{}}',
  'the computer slept, or this process stood still',
  'the clock was set',
  'this computer was asleep',
  'begin immediate',
  'No answer within {{}} ms',
  'Login Succeeded',
  'health_status: healthy',
  'health_status: unhealthy',
  '# As many containers as ran when the project was imported (docker compose up --scale).\n{{}}',
  '# Made from the containers of the Compose project {{}}.\n{{}}',
  'The log of this command is full ({{}} MiB). What follows is left out, errors excepted.',
  'The command was cancelled.',
  'Stackwright is shutting down.',
  'The command {{}} is no longer held by this worker.',
  'attempt, position',
  'attempt, what',
  'Attempt {{}} was interrupted; it is resumed.',
  'Attempt {{}} was interrupted, and no try is left.',
  'Pulling fs layer',
  'Verifying Checksum',
  'Download complete',
  'Pull complete',
  'Already exists',
  '{{}}: layer {{}}: {{}}',
  '(secret, sha256 {{}})',
  'command -v bash >/dev/null 2>&1 && exec bash; exec sh',
  'docker {{}}',
  'test: {{}}',
  'net network',
  'net-alias network-alias',
  'dns-opt dns-option',
])

/** The list of weak passwords, and a sign of the sealer. */
const noSentence = /^guest admin |^stackwright key name/

const sources = makers
  .flatMap((folder) =>
    readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
  )
  .filter((file) => !silent.some((start) => file.startsWith(start)))
  .concat('electron/main/desktop-sealer.ts')

const textOf = (file: string): string => readFileSync(resolve(root, file), 'utf8')

const told: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(toldTables))
const keys = Object.keys(told)
const bare = keys.map((key) => key.replace(/\{\{\w+\}\}/g, '{{}}')).join('\n')

/** True where a text, or a longer one that it is a piece of, has its French. A value may be words of ours as well. */
const isTold = (form: string): boolean =>
  isOneTold(form) || form.split(/(?<=[.!?])(?:\{\{\}\})? (?=\p{Lu}|\{\{)|(?<=[.!?]) ?\{\{\}\}$/u).every(isOneTold)

function isOneTold(form: string): boolean {
  const text = form.replace(/\{\{(\{\{\}\}\.?)+\}\}/g, '{{}}')
  if (bare.includes(text)) return true
  if (!text.includes('{{}}')) return false
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\\{\\{\\}\\}', '.*?')).test(bare)
}

/** What a person reads of a component, with its names left out. */
function shownTexts(component: Component): readonly string[] {
  const { versions, options, needs, service, rules, notes, conflicts, forbiddenVariables, upgrade } = component
  const asked = [...options, ...needs.flatMap(({ ways }) => ways.flatMap((way) => way.options))]
  const found = [
    component.summary,
    ...versions.flatMap(({ label, ends }) => [label, ends.rule]),
    ...asked.flatMap((option) => [
      option.title,
      option.help,
      ...(option.kind === 'select' ? option.choices.flatMap(({ title, help }) => [title, help]) : []),
      ...(option.kind === 'text' ? [option.pattern?.message] : []),
      ...(option.kind === 'number' ? [option.unit] : []),
    ]),
    ...needs.flatMap(({ title, ways }) => [title, ...ways.flatMap((way) => [way.title, way.help])]),
    ...service.ports.map(({ title }) => title),
    ...service.volumes.map(({ title }) => title),
    ...rules.flatMap(({ message, why, fix }) => [message, why, fix?.title]),
    ...notes.map(({ text }) => text),
    ...conflicts.map(({ why }) => why),
    ...component.engineLimits.map(({ why }) => why),
    ...forbiddenVariables.map(({ why }) => why),
    ...component.unverified,
    upgrade.note,
    upgrade.backup,
  ]
  return found.filter((text) => text !== undefined)
}

/** Names that are the same everywhere: `HTTP`, `SMTP`, `FastCGI`. */
const isName = (text: string): boolean => /^\S*\p{Lu}\S*\p{Lu}\S*$/u.test(text)

describe('what the engine, the rules and the catalogue say', () => {
  // Reads some five hundred files.
  it('has its French, wherever a sentence is made', { timeout: 60_000 }, () => {
    const missing = sources.flatMap((file) =>
      madeTexts(file, textOf(file))
        .map(({ line, form }) => ({ line, form: form.replace(/ \| (list|map|value)$/, '') }))
        .filter(({ form }) => !english.has(form) && !noSentence.test(form) && !isTold(form))
        .map(({ line, form }) => `${file}:${line}: ${form}`),
    )
    expect(missing).toEqual([])
  })

  it('has its French for every text of every component', () => {
    const titles = new Set([...builtInCatalogue.values()].map(({ title }) => title))
    const texts = [...builtInCatalogue.values()].flatMap((component) =>
      shownTexts(component).map((text) => [component.id, text] as const),
    )
    expect(
      texts.filter(([, text]) => !isName(text) && !titles.has(text) && !isTold(text) && tellInFrench(text) === text),
    ).toEqual([])
  })

  it('is missed by the check where it has none', () => {
    const source = [
      "const a = () => ({ why: 'Nobody wrote this in French.' })",
      `const b = () => \`$\{part} has no French at all\``,
      "const c = () => log.warn('only a developer reads this')",
    ].join('\n')
    const made = madeTexts('sample.ts', source).map(({ form }) => form)
    expect(made).toEqual(['Nobody wrote this in French.', '{{}} has no French at all'])
    expect(made.some(isTold)).toBe(false)
  })
})

describe('the French of what is said elsewhere', () => {
  it('stands once: no text is in two tables', () => {
    const all = Object.values(toldTables).flatMap((table) => Object.keys(table))
    expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([])
  })

  it('says nothing that nobody says any more', { timeout: 60_000 }, () => {
    const components = readdirSync(resolve(root, 'shared/catalogue/components'))
    const files = [...sources, ...components.map((file) => `shared/catalogue/components/${file}`)]
    // Pieces are put together with words of their own, so not every two neighbours stand in one place.
    const wordsOf = (text: string): readonly (readonly string[])[] =>
      text
        .toLowerCase()
        .split(/\{\{\w+\}\}|\$\{|\}|["`\n]|(?<!\\|\p{L})'|'(?!\p{L})/u)
        .map((piece) =>
          piece
            .replaceAll("\\'", "'")
            .trim()
            .split(/[\s,.;:?!()]+/),
        )
    const pairs = (words: readonly string[]) => words.slice(1).map((word, index) => `${words[index]} ${word}`)
    const said = new Set(
      files
        .map(textOf)
        .flatMap(wordsOf)
        .flatMap((words) => [...words, ...pairs(words)]),
    )
    const isSaid = (key: string): boolean => {
      const found = wordsOf(key).flatMap(pairs)
      const all = found.length > 1 ? found : wordsOf(key).flat()
      return all.filter((one) => said.has(one)).length * 2 >= all.length
    }
    expect(keys.filter((key) => !isSaid(key))).toEqual([])
  })

  it('puts in the same values', () => {
    const names = (text: string): string => [...new Set(text.match(/\{\{\w+\}\}/g))].toSorted().join()
    expect(Object.entries(told).filter(([key, value]) => names(key) !== names(value))).toEqual([])
  })

  it('is found again for every text, whatever else has a similar one', () => {
    const values = (text: string): string =>
      text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => `${name.slice(0, 1)}7x`)
    const lost = Object.entries(told).filter(([key, value]) => tellInFrench(values(key)) !== values(value))
    expect(lost.map(([key]) => `${values(key)} -> ${tellInFrench(values(key))}`)).toEqual([])
  })

  it('is set as French is: no plain space before high punctuation, no straight apostrophe', () => {
    expect(Object.values(told).filter((value) => / [:;?!»]|« |\p{L}'\p{L}/u.test(value))).toEqual([])
  })

  it.each([
    [
      'web ended with exit code 137; db is starting; and 3 more',
      'web s’est terminé avec le code 137\u202f; db démarre\u202f; et 3 autres',
    ],
    [
      'The Docker Engine of local does not answer: the connection broke. What runs on it is not known.',
      'Le moteur Docker de local ne répond pas\u00a0: la connexion s’est rompue. On ne sait pas ce qui s’y exécute.',
    ],
    [
      'Only 1.2 GiB are free in /var/lib/docker of local.',
      'Seulement 1,2\u00a0Gio libres dans /var/lib/docker de local.',
    ],
    ['web needs a database.', 'web a un besoin\u00a0: base de données.'],
    ['wait until web is healthy, at most 1m20s', 'attendre que web soit sain, 1m20s au plus'],
    ['mem_limit from none to 64 MiB', 'mem_limit\u00a0: aucune → 64\u00a0Mio'],
    ['shop: web, db and 2 more died', 'shop\u00a0: web, db et 2 autres à l’arrêt'],
  ])('says %s', (said, french) => {
    expect(tellInFrench(said)).toBe(french)
  })

  it('leaves alone what was not made of its texts', () => {
    for (const text of ['web', 'Prometheus', 'dial tcp 10.0.0.1:443: i/o timeout', 'my own words of a component'])
      expect(tellInFrench(text)).toBe(text)
  })
})
