import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openEngineLog } from '#engine/engine-log-file.ts'

test('what comes after the end of the log is dropped, and what came before is there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stackwright-log-'))
  const file = join(folder, 'engine.log')
  const log = openEngineLog(file)
  log.info({ at: 1 }, 'the last line')
  log.close()
  log.error({ error: new Error('late') }, 'too late')
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  await rm(folder, { recursive: true })
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['the last line'])
})
