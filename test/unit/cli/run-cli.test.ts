import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordRun } from './recorded-io.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('--help lists the commands and the exit codes and ends with 0', async () => {
  const run = await recordRun(['--help'])
  expect(run.code).toBe(0)
  for (const word of ['config', 'apply', 'rollback', 'serve', '--data-dir', '4 plan changed']) {
    expect(run.stdout).toContain(word)
  }
})

test.each([[['frobnicate']], [['apply']], [['apply', 'shop']], [['rollback', 'shop', '--to', 'x']]])(
  'wrong arguments %j end with 2 and say why on standard error',
  async (args) => {
    const run = await recordRun(args)
    expect({ code: run.code, stdout: run.stdout }).toEqual({ code: 2, stdout: '' })
    expect(run.stderr).toContain('error:')
  },
)

test('a compose file that is not there ends with 2', async () => {
  const run = await recordRun(['config', '-f', 'nowhere.yaml'], { workingFolder: folder })
  expect(run).toEqual({ code: 2, stdout: '', stderr: 'nowhere.yaml is not there or cannot be read.\n' })
})

test('config prints the model of a document from standard input, named after the folder', async () => {
  const stdin = 'services:\n  web:\n    image: nginx:$TAG\n'
  const run = await recordRun(['config', '-f', '-', '--format', 'json'], {
    stdin,
    environment: { TAG: '1' },
    workingFolder: '/srv/My.Shop',
  })
  expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: '' })
  expect(JSON.parse(run.stdout)).toMatchObject({ name: 'myshop', services: { web: { image: 'nginx:1' } } })
})

test('config takes variables from .env beside the file, and the environment wins over it', async () => {
  writeFileSync(join(folder, '.env'), 'TAG=from-file\nOTHER=from-file\n')
  writeFileSync(join(folder, 'compose.yaml'), 'services:\n  web:\n    image: nginx:$TAG-$OTHER\n')
  const run = await recordRun(['--json', 'config', '-f', 'compose.yaml'], {
    environment: { TAG: 'from-environment' },
    workingFolder: folder,
  })
  expect(JSON.parse(run.stdout).services.web.image).toBe('nginx:from-environment-from-file')
})

test('an invalid document ends with 2 and names file, line and column', async () => {
  writeFileSync(join(folder, 'compose.yaml'), 'services:\n  web:\n    image: nginx\n    imagee: nginx\n')
  const run = await recordRun(['config', '-f', 'compose.yaml'], { workingFolder: folder })
  expect(run.code).toBe(2)
  expect(run.stderr).toMatch(/^compose\.yaml:4:5: .*imagee/)
  expect(run.stderr).toContain('Next: ')
})
