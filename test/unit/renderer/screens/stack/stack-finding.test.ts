import { expect, test } from 'vitest'
import type { StackSummary } from '#shared/model/stack.ts'
import { stackFinding } from '../../../../../renderer/screens/stack/stack-finding.ts'
import { stackSample } from '../stack-sample.ts'

const failed = { id: 'x', title: 'Apply shop v1', status: 'FAILED', at: '2026-11-22T10:00:00.000Z' }

test('a removed stack says how it comes back, not that it was never applied', () => {
  expect(stackFinding(stackSample({ status: 'REMOVED', currentVersion: null }))).toBe(
    'Removed. Its history stays; apply a version to bring it back.',
  )
})

test('a version that was never applied says so, and whether somebody tried', () => {
  const draft = stackSample({ status: 'DRAFT', currentVersion: null, latestVersion: 1 })
  const lastCommand = failed as StackSummary['lastCommand']
  expect([draft, { ...draft, lastCommand }].map(stackFinding)).toEqual([
    'Version 1 is stored for local and was never applied.',
    'Version 1 is stored for local. Apply shop v1 failed.',
  ])
})
