import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '#engine/clock.ts'
import { diagnoseEngine } from '#engine/hosts/engine-diagnosis.ts'
import { EngineDiagnosis } from '#shared/model/host.ts'
import { answerAsEngine, startFakeEngine } from '../docker/fake-engine.ts'

const never = new AbortController().signal
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'diagnosis-'))
})
afterEach(() => rm(folder, { recursive: true }))

const diagnose = (path: string, environment: Record<string, string> = {}) =>
  diagnoseEngine(
    { host: { name: 'local', connection: { kind: 'socket', path } }, clock: systemClock, environment },
    never,
  )

test('an Engine that answers is ready, with its version', async () => {
  const engine = await startFakeEngine(answerAsEngine)
  try {
    const diagnosis = EngineDiagnosis.parse(await diagnose(engine.path))
    expect(diagnosis.verdict).toBe('ready')
    expect(diagnosis.attempts[0]).toMatchObject({ outcome: 'ok', detail: 'Docker Engine 28.5.1 answers' })
  } finally {
    await engine.stop()
  }
})

test('a docker program on PATH is found and asked for its version, without a shell', async () => {
  const program = join(folder, 'docker')
  await writeFile(program, '#!/bin/sh\necho "Docker version 28.5.1, build e180ab8"\n')
  await chmod(program, 0o755)
  const diagnosis = await diagnose(join(folder, 'nowhere.sock'), { PATH: `/nowhere:${folder}` })
  expect(diagnosis.attempts[0]).toMatchObject({ outcome: 'absent', detail: 'Not there' })
  expect(diagnosis.attempts).toContainEqual(expect.objectContaining({ target: 'docker 28.5.1', outcome: 'ok' }))
})

test('another program at the socket is not taken for an Engine', async () => {
  const other = await startFakeEngine((_, response) => response.end('hello'))
  try {
    expect((await diagnose(other.path)).verdict).toBe('not-answering')
  } finally {
    await other.stop()
  }
})
