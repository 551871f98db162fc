import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createErrorLog, errorEntry } from '../../../electron/main/error-log.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'error-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = new Date('2026-01-02T03:04:05.000Z')

test('errors are added with their time and stack, for the owner alone', () => {
  const log = createErrorLog(join(folder, 'logs'), () => at)
  log.add('Stackwright has to end', new Error('first'))
  log.add('The page ended', 'killed')
  const written = readFileSync(log.path, 'utf8')
  expect(written).toMatch(/^2026-01-02T03:04:05.000Z Stackwright has to end\n {2}Error: first\n {4,}at /)
  expect(written).toMatch(/2026-01-02T03:04:05.000Z The page ended\n {2}killed\n$/)
  expect(statSync(log.path).mode & 0o777).toBe(0o600)
})

test('no text of an error looks like an entry of its own, nor steers a terminal', () => {
  const entry = errorEntry(at, 'It ended', 'one\n2026-01-02T03:04:05.000Z forged\u001b[2J')
  expect(entry).toBe('2026-01-02T03:04:05.000Z It ended\n  one\n  2026-01-02T03:04:05.000Z forged?[2J\n')
})

test('a large log is put aside, so that both together stay small', () => {
  const log = createErrorLog(folder, () => at)
  writeFileSync(log.path, 'x'.repeat(1024 * 1024 + 1))
  log.add('Later', 'small')
  expect(readFileSync(log.path, 'utf8').length).toBeLessThan(100)
  expect(statSync(join(folder, 'desktop-errors.1.log')).size).toBeGreaterThan(1024 * 1024)
})

test('a log that cannot be written ends nothing', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(() => createErrorLog(join(file, 'below')).add('It ended', 'reason')).not.toThrow()
})
