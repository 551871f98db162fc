import { afterEach, expect, test } from 'vitest'
import { frenchErrors } from '#shared/language/fr/errors.ts'
import { french } from '#shared/language/fr/french.ts'
import { tellData, tellInFrench } from '#shared/language/fr/told-french.ts'
import { speakErrors } from '#shared/language/spoken-error.ts'
import { speak } from '#shared/language/translate.ts'
import { Command } from '#shared/model/command.ts'
import { noticeFor } from '../../../electron/main/command-notice.ts'

afterEach(() => {
  speakErrors(null)
  speak({ language: 'en', locale: 'en-GB', texts: {} })
})

const ended = (change: Partial<Command>): Command =>
  Command.parse({
    id: '019aa0b2-0000-7000-8000-000000000003',
    seq: 12,
    kind: 'APPLY_STACK_VERSION',
    title: 'Apply shop v3',
    hostId: '019aa0b2-0000-7000-8000-000000000001',
    hostName: 'local',
    stackId: '019aa0b2-0000-7000-8000-000000000002',
    stackName: 'shop',
    status: 'DONE',
    outcome: 'APPLIED',
    attempt: 1,
    actor: 'you',
    version: 1,
    service: null,
    cancelRequested: false,
    parentId: null,
    notBefore: null,
    error: null,
    createdAt: '2026-11-22T14:00:00.000Z',
    startedAt: '2026-11-22T14:00:01.000Z',
    finishedAt: '2026-11-22T14:00:15.400Z',
    progress: { done: 9, total: 9 },
    ...change,
  })

test('a command that is done says how long it took and where', () => {
  expect(noticeFor(ended({}), 'all')).toEqual({ title: 'Apply shop v3 is done', body: 'In 14 s on local.' })
})

test('a failure says what went wrong, and what became of it', () => {
  const error = { code: 'UNHEALTHY', message: 'web did not become healthy.', next: 'Look.' }
  const titles = (['ROLLED_BACK', 'PARTIAL', 'UNCHANGED'] as const).map((outcome) =>
    noticeFor(ended({ status: 'FAILED', outcome, error }), 'failures'),
  )
  expect(titles).toEqual([
    { title: 'Apply shop v3 failed and was led back', body: error.message },
    { title: 'Apply shop v3 stopped half way', body: error.message },
    { title: 'Apply shop v3 failed', body: error.message },
  ])
})

test('whoever wants to hear of failures only, or of nothing, hears no more', () => {
  expect(noticeFor(ended({}), 'failures')).toBeNull()
  expect(noticeFor(ended({ status: 'FAILED' }), 'none')).toBeNull()
})

test('a command that has not ended is not announced', () => {
  expect(noticeFor(ended({ status: 'RUNNING', outcome: null }), 'all')).toBeNull()
})

test('where French is spoken the title, how it ended and why are French', () => {
  speak({ language: 'fr', locale: 'fr-FR', texts: french, tell: tellInFrench })
  speakErrors({ rows: frenchErrors, data: tellData })
  const error = {
    code: 'UNHEALTHY',
    message: 'web did not become healthy: its health check fails.',
    next: 'Look.',
    data: { service: 'web', reason: 'its health check fails' },
  }
  expect(noticeFor(ended({ status: 'FAILED', outcome: 'ROLLED_BACK', error }), 'all')).toEqual({
    title: 'Appliquer shop v3\u00a0: échec, état précédent rétabli',
    body: 'web n’est pas devenu sain\u00a0: son contrôle de santé échoue.',
  })
})
