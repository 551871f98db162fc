import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildIsStale } from '../../../electron/start/build-output.ts'

const outputs = ['out/main/index.js', 'out/server/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']
let root: string

const write = (path: string, minute: number): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), '')
  utimesSync(join(root, path), minute * 60, minute * 60)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-'))
  write('shared/model/stack.ts', 1)
  for (const path of outputs) write(path, 2)
})
afterEach(() => rmSync(root, { recursive: true }))

test('a build newer than its sources is taken as it is', () => {
  expect(buildIsStale(root)).toBe(false)
})

test('a source newer than any part of the build makes it stale', () => {
  write('renderer/app.tsx', 3)
  expect(buildIsStale(root)).toBe(true)
})

test.each(outputs)('a build without %s is stale', (path) => {
  rmSync(join(root, path))
  expect(buildIsStale(root)).toBe(true)
})
