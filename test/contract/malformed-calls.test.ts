import { expect, test } from 'vitest'
import { runMalformed } from '../malformed/run-malformed.ts'

/** The short run of `npm run test:malformed`, which sends a hundred thousand. */
test('malformed calls get a typed error and harm nothing, over the IPC bridge and over REST', async () => {
  const tally = await runMalformed({ calls: 1500, seed: 7, signal: new AbortController().signal })
  expect(tally.violations).toEqual([])
  expect(tally.refused).toBeGreaterThan(500)
  expect(tally.closed).toBeGreaterThan(100)
})
