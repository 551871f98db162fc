import { expect, onTestFinished, test } from 'vitest'
import { listContainers } from '#engine/docker/container-listing.ts'
import { connectDocker, type DockerClient } from '#engine/docker/docker-client.ts'
import type { HostDriver } from '#engine/reconcile/host-driver.ts'
import { labels } from '#engine/reconcile/labels.ts'
import { commandWorld } from '../../unit/engine/commands/command-world.ts'
import { driverBesideOthers } from '../docker/driver-beside-others.ts'
import { never, testSocket } from '../docker/test-engine.ts'
import { startUnreliableSocket } from '../docker/unreliable-socket.ts'

const compose = (mode: string) => `
services:
  app:
    image: testbed/busybox:1
    command: ["sh", "-c", "trap 'exit 0' TERM; sleep 86400 & wait"]
    environment:
      MODE: ${mode}
`

/** Calls `when` before the first start after it is armed. */
function beforeStart(driver: HostDriver) {
  let armed: (() => Promise<void>) | null = null
  const startContainer: HostDriver['startContainer'] = async (id, signal) => {
    const act = armed
    armed = null
    await act?.()
    return driver.startContainer(id, signal)
  }
  const proxy = new Proxy(driver, {
    get: (target, name, receiver) => (name === 'startContainer' ? startContainer : Reflect.get(target, name, receiver)),
  })
  return {
    driver: proxy,
    arm(act: () => Promise<void>) {
      armed = act
    },
  }
}

const summary = async (client: DockerClient, stackId: string) =>
  (await listContainers(client, { label: `${labels.stackId}=${stackId}` }, never)).map(
    ({ name, state, labels: own }) => `${name} v${own[labels.version]} ${state}`,
  )

test.skipIf(testSocket === null)(
  'an Engine that goes away in the middle of an apply is waited for, and the old version runs again',
  async () => {
    const socket = await startUnreliableSocket(testSocket ?? '')
    const client = connectDocker({ name: 'testhost', connection: { kind: 'socket', path: socket.path } })
    const { driver, arm } = beforeStart(driverBesideOthers(client))
    const name = `swtest-away-${Date.now().toString(36)}`
    const world = await commandWorld(driver, { stackName: name })
    onTestFinished(async () => {
      await world.run('DELETE_STACK', { volumes: true })
      client.close()
      await socket.stop()
    })
    await world.save(compose('plain'))
    expect(await world.run('APPLY_STACK_VERSION', { version: 1 })).toMatchObject({ status: 'DONE', error: null })
    await world.save(compose('loud'))
    arm(async () => {
      await socket.refuse(true)
      setTimeout(() => void socket.refuse(false), 1_500)
    })
    const command = await world.run('APPLY_STACK_VERSION', { version: 2 })
    expect(command).toMatchObject({
      status: 'FAILED',
      outcome: 'ROLLED_BACK',
      error: { code: 'ENGINE_UNREACHABLE' },
    })
    expect(await summary(client, world.stack.id)).toEqual([`${name}-app-1 v1 running`])
    expect(await world.stacks.get(world.stack.id)).toMatchObject({ status: 'RUNNING', currentVersion: 1 })
  },
)
