import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
let copy: string

/** What is planted where, and the rule that has to refuse it. */
const planted = [
  { file: 'electron/engine/reconcile/planted.ts', imports: '../docker/containers.ts', rule: 'engine-reconcile' },
  { file: 'electron/engine/queue/planted.ts', imports: '../commands/index.ts', rule: 'engine-queue' },
  { file: 'electron/engine/hosts/planted.ts', imports: 'dockerode', rule: 'only-docker-imports-dockerode' },
  { file: 'electron/engine/stacks/planted.ts', imports: 'better-sqlite3', rule: 'only-db-imports-the-drivers' },
  { file: 'electron/engine/planted.ts', imports: 'electron', rule: 'only-the-desktop-imports-electron' },
  { file: 'shared/model/planted.ts', imports: 'node:fs', rule: 'shared-has-no-platform' },
  { file: 'renderer/planted.ts', imports: '#engine/clock.ts', rule: 'renderer-sees-shared-only' },
  { file: 'electron/preload/planted.ts', imports: '#shared/model/ids.ts', rule: 'preload-stands-alone' },
]

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'stackwright-layers-'))
  for (const name of [
    'electron',
    'renderer',
    'shared',
    'package.json',
    'tsconfig.base.json',
    '.dependency-cruiser.cjs',
  ]) {
    cpSync(join(root, name), join(copy, name), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
})

afterAll(() => rmSync(copy, { recursive: true }))

/** The command of `npm run check:layers`, in the copy. */
const checkLayers = () =>
  spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      'electron',
      'renderer',
      'shared',
    ],
    { cwd: copy, encoding: 'utf8' },
  )

test('the source as it stands breaks no layer rule', () => {
  const result = checkLayers()
  expect(result.stdout).toContain('no dependency violations found')
  expect(result.status).toBe(0)
}, 60_000)

test('every planted forbidden import fails the check and is named', () => {
  for (const { file, imports } of planted) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    writeFileSync(join(copy, file), `import * as planted from '${imports}'\nexport const use = planted\n`)
  }
  const result = checkLayers()
  expect(result.status).not.toBe(0)
  const refused = planted.filter(({ file, rule }) => new RegExp(`${rule}: .*${file}`).test(result.stdout))
  expect(refused).toEqual(planted)
}, 60_000)
