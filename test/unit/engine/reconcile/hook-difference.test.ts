import { expect, test } from 'vitest'
import { desiredState } from '#engine/reconcile/desired-state.ts'
import { reconcile } from '#engine/reconcile/reconcile.ts'
import { describeCause, describeOperation } from '#shared/format/plan-text.ts'
import type { ComposeProject } from '#shared/model/compose-project.ts'
import { SimulatedHost } from './simulated-host.ts'

const hook = { command: ['greet'] }
const project: ComposeProject = {
  name: 'shop',
  services: {
    web: { image: 'a', command: null, entrypoint: null, network_mode: 'none', post_start: [hook], pre_stop: [hook] },
  },
  networks: {},
  volumes: {},
}
const stateOf = (version: number) => desiredState(project, { stackId: 's', stackName: 'shop', version })

/** What an apply of version 2 plans, where a command that a crash ended left its container running. */
async function planAfterCrash(committed: number) {
  const host = new SimulatedHost()
  host.images.set('a', 'sha256:a')
  const desired = stateOf(2)
  const container = desired.services[0]?.containers[0]
  if (!container) throw new Error('There is no container')
  await host.startContainer(await host.createContainer(container))
  const observed = await host.observe({ stackId: 's', images: ['a'] })
  const { plan } = reconcile({
    desired,
    observed,
    previous: stateOf(committed),
    hostName: 'local',
    anonymousVolumes: [],
  })
  return plan.operations.map((operation) => `${describeOperation(operation)}: ${describeCause(operation.cause)}`)
}

test('a container whose post_start may not have ended is made anew; one that was committed stays', async () => {
  expect(await planAfterCrash(2)).toEqual([])
  const operations = await planAfterCrash(1)
  expect(operations[0]).toBe('create container shop-web-1 from a, beside the old one: its post_start may not have run')
  expect(operations).toContain('stop container shop-web-1, after its pre_stop: replaced by the new shop-web-1')
  expect(operations).toContain('start container shop-web-1, then its post_start: its post_start may not have run')
})
