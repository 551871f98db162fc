import { expect, test } from 'vitest'
import type { Operation, PlanPreview } from '#shared/model/plan.ts'
import { draftOf } from '../../../../renderer/screens/plan/draft-of.ts'
import { interruptedServices } from '../../../../renderer/screens/plan/interrupted-services.ts'
import { planRequest } from '../../../../renderer/screens/plan/plan-request.ts'
import { planVerdict, verdictDetail, verdictHeading } from '../../../../renderer/screens/plan/plan-verdict.ts'
import type { Draft } from '../../../../renderer/state/drafts.ts'

const preview = (plan: Partial<PlanPreview['plan']>, changes: number): PlanPreview => ({
  plan: {
    stackName: 'shop',
    hostName: 'local',
    fromVersion: 1,
    toVersion: 2,
    operations: [],
    volumes: [],
    conflicts: [],
    warnings: [],
    unchecked: [],
    untouched: [],
    images: [],
    ...plan,
  },
  hash: '0123456789abcdef',
  text: '',
  madeAt: '2026-11-22T14:24:05.123Z',
  changes,
})

test('a plan with a conflict is blocked, whatever else it holds', () => {
  const conflicts = [{ code: 'PORT_IN_USE', message: 'm', next: 'n' }]
  expect(planVerdict(preview({ conflicts }, 5))).toBe('blocked')
})

test('a plan that destroys a volume says so before all else', () => {
  const volumes = [{ name: 'shop_data', fate: 'destroyed' as const, usedBy: [] }]
  expect(planVerdict(preview({ volumes, toVersion: null }, 3))).toBe('destroys-data')
})

test('no change for the version that runs is nothing to do, for another version only the version changes', () => {
  expect([planVerdict(preview({ toVersion: 1 }, 0)), planVerdict(preview({}, 0))]).toEqual([
    'nothing-to-do',
    'only-version',
  ])
})

test('the heading names both versions and the message', () => {
  expect(verdictDetail(preview({}, 3), 'Bigger cache')).toBe(
    'Version 1 to 2: “Bigger cache”. Nothing has been changed yet.',
  )
})

test('the place says what a plan is asked for', () => {
  expect(['version=3', 'draft=1', 'remove=1', 'remove=1&volumes=1', 'version=x', ''].map(planRequest)).toEqual([
    { kind: 'version', version: 3 },
    { kind: 'draft' },
    { kind: 'removal', volumes: false },
    { kind: 'removal', volumes: true },
    null,
    null,
  ])
})

test('the draft of a new stack is found by the name it is to have', () => {
  const draft = { stackName: 'shop', document: {}, message: '' } as unknown as Draft
  expect([draftOf({ '': draft }, 'shop')?.editor, draftOf({ '': draft }, 'wiki')]).toEqual(['/new', null])
})

test('services that stop answering are told once, in the order it happens', () => {
  const stop = (service: string, number: number): Operation => ({
    kind: 'stop-container',
    phase: 'swap',
    cause: { kind: 'requested' },
    service,
    number,
    containerId: 'c',
    name: 'n',
    graceMs: null,
  })
  expect(interruptedServices([stop('db', 1), stop('web', 1), stop('web', 2)])).toEqual(['db', 'web'])
})

test('an import has its own words', () => {
  expect(planRequest('import=local')).toEqual({ kind: 'import', host: 'local' })
  expect(verdictHeading('only-version', 'shop', 'import')).toBe('shop can be taken over as it is')
  expect(verdictHeading('ready', 'shop', 'import')).toBe('What importing shop would change')
})
