import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordRun } from './recorded-io.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-wizard-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const run = (args: readonly string[], stdin = '') =>
  recordRun(['--data-dir', join(folder, 'data'), ...args], {
    workingFolder: folder,
    stdin,
    environment: { STACKWRIGHT_DOCKER_HOST: 'unix:///nowhere/docker.sock' },
  })

const answers = JSON.stringify({
  stackName: 'shop',
  parts: [{ name: 'db', component: 'postgres', version: '18' }],
})
const blocked = JSON.stringify({ stackName: 'shop', parts: [{ name: 'site', component: 'wordpress', version: '7.1' }] })

test('a dry run prints the document, and stores nothing', async () => {
  const dry = await run(['wizard', '-', '--dry-run'], answers)
  expect(dry.code).toBe(0)
  expect(dry.stdout).toContain('image: postgres:18')
  const stacks = await run(['--json', 'status'])
  expect(stacks.stdout).not.toContain('shop')
})

test('answers make the first version of a stack', async () => {
  writeFileSync(join(folder, 'answers.json'), answers)
  const made = await run(['wizard', 'answers.json', '-m', 'first'])
  expect(made).toMatchObject({ code: 0, stdout: 'Version 1 of shop is stored.\n' })
  expect((await run(['versions', 'shop'])).stdout).toContain('first')
})

test('answers that a rule blocks end with 2, and say the rule and the fix', async () => {
  const refused = await run(['wizard', '-'], blocked)
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain('blocks CFG-1: site needs a database.')
  expect(refused.stderr).toContain('Fix: Add MariaDB and connect it.')
  const fixed = await run(['wizard', '-', '--fix'], blocked)
  expect(fixed.code).toBe(0)
  expect(fixed.stderr).toContain('fixed CFG-1')
})

test.each([
  ['no JSON', 'x', 'no JSON'],
  ['something else', '{"stackName":"Not A Name"}', 'stackName'],
])('%s ends with 2 and says where', async (_title, stdin, word) => {
  const refused = await run(['wizard', '-'], stdin)
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain(word)
})

test('the catalogue is listed with components of the data folder, and a bad one is named with its line', async () => {
  mkdirSync(join(folder, 'data', 'components'), { recursive: true })
  writeFileSync(join(folder, 'data', 'components', 'bad.yaml'), 'id: bad\ncolour: red\n')
  const listed = await run(['catalogue', 'ls'])
  expect(listed.code).toBe(0)
  expect(listed.stdout).toMatch(/^postgres +18 +database +PostgreSQL$/m)
  expect(listed.stderr).toContain('bad.yaml:')
  const shown = await run(['catalogue', 'show', 'kafka'])
  expect(shown.stdout).toContain('Not verified:')
  expect((await run(['catalogue', 'show', 'nothing'])).code).toBe(2)
})
