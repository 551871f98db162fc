import { expect, test } from 'vitest'
import type { Operation } from '#shared/model/plan.ts'
import { planPhases } from '../../../../renderer/screens/plan/plan-phases.ts'

const cause = { kind: 'missing' } as const
const slot = { service: 'web', number: 1 }
const operations: Operation[] = [
  { kind: 'pull-image', phase: 'before', cause, image: 'nginx:1.29' },
  {
    kind: 'create-container',
    phase: 'before',
    cause,
    ...slot,
    name: 'shop-web-1',
    image: 'nginx:1.29',
    replaces: 'abc',
  },
  { kind: 'stop-container', phase: 'swap', cause, ...slot, containerId: 'abc', name: 'shop-web-1', graceMs: 10_000 },
  { kind: 'wait-service', phase: 'swap', cause, service: 'web', condition: 'healthy', deadlineMs: 60_000 },
  { kind: 'commit', phase: 'swap', cause, version: 2 },
]

test('operations are numbered over all phases, in the order they run', () => {
  const phases = planPhases(operations, 2)
  expect(
    phases.map(({ title, rows }) => [title, rows.map((row) => `${row.number} ${row.verb} ${row.object}`)]),
  ).toEqual([
    ['Before', ['1 Pull nginx:1.29', '2 Recreate shop-web-1']],
    ['Swap', ['3 Stop shop-web-1', '4 Wait web is healthy', '5 Commit version 2']],
  ])
})

test('a plan with no operation has no phase', () => {
  expect(planPhases([], 2)).toEqual([])
})

test('the last phase of a removal promises no version', () => {
  const removal: Operation[] = [{ kind: 'remove-network', phase: 'after', cause, networkId: 'n', name: 'shop_default' }]
  expect(planPhases(removal, null).map((phase) => phase.meaning)).toEqual(['what is left is cleared away'])
})
