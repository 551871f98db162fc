import { expect, test } from 'vitest'
import { readExitCode, readHealth } from '#engine/docker/container-listing.ts'

test.each([
  ['Up 3 minutes', null, null],
  ['Up 3 minutes (healthy)', 'healthy', null],
  ['Up 3 minutes (unhealthy)', 'unhealthy', null],
  ['Up Less than a second (health: starting)', 'starting', null],
  ['Exited (137) 2 hours ago', null, 137],
  ['Restarting (1) 3 seconds ago', null, 1],
  ['Created', null, null],
])('the status text "%s" is read', (text, health, exitCode) => {
  expect([readHealth(text), readExitCode(text)]).toEqual([health, exitCode])
})
