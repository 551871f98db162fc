import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { expect, onTestFinished, test } from 'vitest'
import { localUser } from '#engine/access/authorize.ts'
import { createEngine } from '#engine/engine.ts'
import { WizardAnswers } from '#shared/wizard/answers.ts'
import { answersOf } from '../../shared/wizard/answers-of.ts'

const typed = 'typed-by-a-person-1'

/** An engine on a data folder, with no Docker Engine to talk to. */
async function running(dataFolder: string) {
  const engine = await createEngine({ dataFolder, shell: 'cli', dockerHost: 'unix:///nowhere/docker.sock' })
  await engine.start({ work: false })
  return { api: createRouterClient(engine.router, { context: engine.context(localUser) }), stop: () => engine.stop() }
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-wizard-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const answers = answersOf(
  {
    app: 'node-app',
    db: { component: 'postgres', options: { password: { secret: 'given', value: typed } } },
    cache: 'redis',
  },
  ['app.database > db : sql:postgres by url', 'app.cache > cache : cache:redis by url'],
)

const everyByteOf = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('')

test('a version is stored with its answers, and its secrets are sealed', async () => {
  const folder = temporaryFolder()
  const first = await running(folder)
  const saved = await first.api.wizard.save({ stackName: 'shop', answers, message: 'first' })
  expect(saved.version.number).toBe(1)
  expect(Object.keys(saved.version.document.secrets ?? {}).sort()).toEqual(['CACHE_PASSWORD', 'DB_PASSWORD'])
  expect(JSON.stringify(saved)).not.toContain(typed)
  await first.stop()
  expect(everyByteOf(folder)).not.toContain(typed)

  const second = await running(folder)
  onTestFinished(second.stop)
  const opened = await second.api.wizard.open({ stack: 'shop' })
  expect(opened).toMatchObject({ answers: saved.answers, madeVersion: 1, latestVersion: 1, edits: [] })
  // The same answers again are the same document: no new version.
  const again = await second.api.wizard.save({ stackName: 'shop', answers: opened.answers })
  expect(again.version.number).toBe(1)
})

test('where a document is only looked at, no secret is in it', async () => {
  const folder = temporaryFolder()
  const { api, stop } = await running(folder)
  onTestFinished(stop)
  const { version } = await api.wizard.save({ stackName: 'shop', answers })
  const { project } = await api.compose.config({ stackName: 'shop', document: version.document })
  expect(JSON.stringify(project)).not.toContain(typed)
  expect(JSON.stringify(project)).toContain('sealed-')
})

test('choices that a rule blocks are refused with all of them', async () => {
  const { api, stop } = await running(temporaryFolder())
  onTestFinished(stop)
  const blocked = answersOf({ site: 'wordpress', blog: 'ghost' })
  await expect(api.wizard.save({ stackName: 'shop', answers: blocked })).rejects.toMatchObject({
    code: 'CHOICES_BLOCKED',
    data: { details: { findings: [{ rule: 'CFG-1' }, { rule: 'CFG-1' }] } },
  })
  await expect(api.stacks.get({ stack: 'shop' })).rejects.toMatchObject({ code: 'STACK_NOT_FOUND' })
})

test('what was changed by hand since is told, and kept where asked', async () => {
  const { api, stop } = await running(temporaryFolder())
  onTestFinished(stop)
  const { version, answers: sealed } = await api.wizard.save({ stackName: 'shop', answers })
  const content =
    version.document.files[0]?.content.replace('init: true', 'init: true\n    labels: { team: web }') ?? ''
  await api.versions.save({
    stack: 'shop',
    document: { ...version.document, files: [{ path: 'compose.yaml', content }] },
  })
  const { edits, latestVersion } = await api.wizard.open({ stack: 'shop' })
  expect(latestVersion).toBe(2)
  expect(edits).toMatchObject([{ id: '1', before: [], after: ['    labels: { team: web }'], section: 'services.app' }])

  const more = WizardAnswers.parse({
    ...sealed,
    parts: [...sealed.parts, { name: 'mail', component: 'mailpit', version: '1.30' }],
  })
  const next = await api.wizard.save({ stackName: 'shop', answers: more, keepEdits: ['1'] })
  const text = next.version.document.files[0]?.content
  expect(next.version.number).toBe(3)
  expect(text).toContain('labels: { team: web }')
  expect(text).toContain('axllent/mailpit')
  expect(next.version.document.secrets).toEqual(version.document.secrets)
  // The edit is by hand still: it is told again the next time.
  expect((await api.wizard.open({ stack: 'shop' })).edits).toMatchObject([{ after: ['    labels: { team: web }'] }])
})

test('what was added by hand beside the text stays: compose files, a .env, profiles, variables and secrets', async () => {
  const { api, stop } = await running(temporaryFolder())
  onTestFinished(stop)
  const { version, answers: sealed } = await api.wizard.save({ stackName: 'shop', answers })
  const content =
    version.document.files[0]?.content.replace('init: true', 'init: true\n    labels: { team: $TEAM, key: $KEY }') ?? ''
  const added = [
    { path: 'compose.more.yaml', content: 'services: {}\n' },
    { path: '.env', content: 'A=1\n' },
  ]
  await api.versions.save({
    stack: 'shop',
    document: {
      ...version.document,
      composeFiles: ['compose.yaml', 'compose.more.yaml'],
      files: [{ path: 'compose.yaml', content }, ...added],
      environment: { TEAM: 'web', UNNAMED: 'x' },
      secrets: { ...version.document.secrets, KEY: 'a hidden key' },
      profiles: ['late'],
    },
  })
  const { edits } = await api.wizard.open({ stack: 'shop' })
  const next = await api.wizard.save({ stackName: 'shop', answers: sealed, keepEdits: edits.map(({ id }) => id) })
  const { document } = next.version
  expect(document.composeFiles).toEqual(['compose.yaml', 'compose.more.yaml'])
  expect(document.files.slice(1)).toEqual(added)
  expect([document.environment, document.profiles]).toEqual([{ TEAM: 'web' }, ['late']])
  expect(Object.keys(document.secrets ?? {})).toContain('KEY')
})

test('a draft survives a restart, and is gone once a version is made of it', async () => {
  const folder = temporaryFolder()
  const first = await running(folder)
  const saved = await first.api.wizard.saveDraft({ step: 'connect', answers })
  expect(saved.answers.parts[1]?.options['password']).toMatchObject({ secret: 'sealed' })
  await first.stop()
  expect(everyByteOf(folder)).not.toContain(typed)

  const second = await running(folder)
  onTestFinished(second.stop)
  expect((await second.api.wizard.drafts()).items).toMatchObject([{ id: saved.id, stackName: 'shop', step: 'connect' }])
  const draft = await second.api.wizard.draft({ draft: saved.id })
  expect(draft).toEqual(saved)
  await second.api.wizard.saveDraft({ draft: saved.id, step: 'review', answers: draft.answers })
  await second.api.wizard.save({ stackName: 'shop', answers: draft.answers, draft: saved.id })
  expect((await second.api.wizard.drafts()).items).toEqual([])
  await expect(second.api.wizard.draft({ draft: saved.id })).rejects.toMatchObject({ code: 'DRAFT_NOT_FOUND' })
})

test('a stack that the wizard did not make is not opened in it', async () => {
  const { api, stop } = await running(temporaryFolder())
  onTestFinished(stop)
  await api.stacks.create({ name: 'own' })
  await expect(api.wizard.open({ stack: 'own' })).rejects.toMatchObject({ code: 'NOT_FROM_WIZARD' })
})

test('a folder that the settings do not let be mounted blocks the stack that mounts it', async () => {
  const { api, stop } = await running(temporaryFolder())
  onTestFinished(stop)
  const mounting = (path: string) =>
    answersOf({ db: { component: 'postgres', volumes: { data: { kind: 'folder', path } } } })
  const blocked = async (path: string) =>
    (await api.catalogue.check({ answers: mounting(path) })).findings.filter(({ rule }) => rule === 'VOL-10')
  expect(await blocked('/etc')).toEqual([])
  await api.system.saveSettings({ wizardFolders: ['/srv'] })
  expect(await blocked('/etc')).toMatchObject([{ severity: 'block' }])
  expect(await blocked('/srv/db')).toEqual([])
})
