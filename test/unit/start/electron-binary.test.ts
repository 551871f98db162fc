import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findElectron } from '../../../electron/start/electron-binary.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'electron-'))
})
afterEach(() => rmSync(root, { recursive: true }))

test('the package without its binary counts as no Electron', () => {
  mkdirSync(join(root, 'node_modules/electron'), { recursive: true })
  expect(findElectron(root, {})).toBe(null)
})

test("what Electron's installer fetched is found through its path.txt", () => {
  mkdirSync(join(root, 'node_modules/electron/dist'), { recursive: true })
  writeFileSync(join(root, 'node_modules/electron/path.txt'), 'electron')
  writeFileSync(join(root, 'node_modules/electron/dist/electron'), '')
  expect(findElectron(root, {})).toBe(join(root, 'node_modules/electron/dist/electron'))
})

test.runIf(process.platform === 'linux')('ELECTRON_OVERRIDE_DIST_PATH comes first, also where nothing is in it', () => {
  expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: root })).toBe(null)
  writeFileSync(join(root, 'electron'), '')
  expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: root })).toBe(join(root, 'electron'))
})
