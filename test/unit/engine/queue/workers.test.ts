import { expect, test } from 'vitest'
import { runClaims } from '../../../workers/run-claims.ts'
import { runStops } from '../../../workers/run-stops.ts'

// Each starts processes, which takes a busy machine more than the usual time. The whole runs are `npm run test:claims` and
// `npm run test:stops`.
test('four processes on one database claim each command once, one of a host at a time and in its order', {
  timeout: 90_000,
}, async () => {
  const tally = await runClaims({ processes: 4, claims: 100, hosts: 8 })
  expect(tally.problems).toEqual([])
  expect(tally.claims).toBe(400)
  expect(tally.samples).toBeGreaterThan(0)
})

test('a worker that was stopped past its lease has none of its writes accepted and begins no step more', {
  timeout: 90_000,
}, async () => {
  expect(await runStops({ rounds: 2, seed: 5 })).toEqual({ takeovers: 2, problems: [] })
})
