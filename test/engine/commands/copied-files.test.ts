import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { planStack } from '#engine/commands/plan-stack.ts'
import { stackToPlan, versionToPlan } from '#engine/commands/stack-to-plan.ts'
import { listContainers } from '#engine/docker/container-listing.ts'
import { restartContainer } from '#engine/docker/containers.ts'
import { connectDocker, type DockerClient } from '#engine/docker/docker-client.ts'
import type { HostDriver } from '#engine/reconcile/host-driver.ts'
import { labels } from '#engine/reconcile/labels.ts'
import { formatPlan } from '#shared/format/plan-text.ts'
import { changingCalls, type EngineProxy, startEngineProxy } from '../../support/engine-proxy.ts'
import { type CommandWorld, commandWorld } from '../../unit/engine/commands/command-world.ts'
import { driverBesideOthers } from '../docker/driver-beside-others.ts'
import { connectTestEngine, never, skipReason, testSocket } from '../docker/test-engine.ts'
import { execInContainer } from './exec-in-container.ts'

/** `web` has an ordinary layer, `shut` a read-only one with a tmpfs above its secrets; `idle` uses none of the files. */
const compose = `
services:
  web: &quiet
    image: testbed/busybox:1
    command: [sleep, "600"]
    init: true
    healthcheck: { disable: true }
    network_mode: none
    configs:
      - { source: text, target: /etc/app/text.conf, uid: "1000", gid: "33", mode: 0640 }
      - bytes
    secrets: [token, { source: password, target: pw, mode: 0400 }]
    security_opt: ["seccomp:./profile.json"]
  shut:
    <<: *quiet
    read_only: true
    tmpfs: [/run]
    configs: []
    security_opt: []
  idle: { <<: *quiet, configs: [], secrets: [], security_opt: [] }
configs:
  text: { content: "plain text" }
  bytes: { file: ./bytes.bin }
secrets:
  token: { environment: TOKEN }
  password: { file: ./password.txt }
`
/** Everything is allowed but changing modes of files. */
const profile = JSON.stringify({
  defaultAction: 'SCMP_ACT_ALLOW',
  syscalls: [{ names: ['chmod', 'fchmodat'], action: 'SCMP_ACT_ERRNO' }],
})
const files = (password: string, seccomp = profile) => [
  { path: 'bytes.bin', content: Buffer.from([0, 255, 10, 254]).toString('base64'), encoding: 'base64' as const },
  { path: 'password.txt', content: password },
  { path: 'profile.json', content: seccomp },
]
const environment = { TOKEN: 'token-of-one' }

describe.skipIf(testSocket === null)(
  `files in containers on a real Engine (${testSocket ? 'given' : skipReason})`,
  () => {
    let client: DockerClient
    let proxy: EngineProxy
    let driver: HostDriver
    let world: CommandWorld
    let name: string

    beforeEach(async () => {
      client = connectTestEngine()
      proxy = await startEngineProxy(testSocket ?? '')
      driver = driverBesideOthers(connectDocker({ name: 'testhost', connection: { kind: 'socket', path: proxy.path } }))
      name = `swtest-files-${Date.now().toString(36)}`
      const timing = { nowMs: () => performance.now(), steadyMs: 300, undoMs: 60_000, retryMs: 500 }
      world = await commandWorld(driver, { stackName: name, timing })
    })
    afterEach(async () => {
      await world.run('DELETE_STACK', { volumes: true })
      client.close()
      await proxy.stop()
    })

    const inside = async (service: string, script: string) =>
      (await execInContainer(client, `${name}-${service}-1`, ['sh', '-c', script])).trim().split('\n')

    const containers = async () => {
      const all = await listContainers(client, { label: `${labels.stackId}=${world.stack.id}` }, never)
      return new Map(all.map((container) => [container.name.slice(name.length + 1), container.id]))
    }

    const planOf = async (version: number) => {
      const stack = await stackToPlan(await world.stacks.get(world.stack.id), world)
      const intent = { kind: 'apply', ...(await versionToPlan(world.stack.id, version, world.versions)) } as const
      return formatPlan((await planStack(stack, intent, { driver, signal: never })).work.plan)
    }

    const applied = { status: 'DONE', outcome: 'APPLIED', error: null }

    test('owner, mode and bytes are as asked, also in a read-only container and after a restart', async () => {
      const version = await world.save(compose, { files: files('one'), environment })
      expect(await world.run('APPLY_STACK_VERSION', { version })).toMatchObject(applied)
      const facts = 'stat -c "%u:%g %a %s %n" "$@"'
      const list = `set -- /etc/app/text.conf /bytes /run/secrets/token /run/secrets/pw; ${facts}; cat $1; od -An -tx1 $2`
      const found = await inside('web', list)
      expect(found.map((line) => line.trim())).toEqual([
        '1000:33 640 10 /etc/app/text.conf',
        '0:0 444 4 /bytes',
        '0:0 444 12 /run/secrets/token',
        '0:0 400 3 /run/secrets/pw',
        'plain text 00 ff 0a fe',
      ])
      const secrets =
        'cat /run/secrets/token /run/secrets/pw; stat -c " %a" /run/secrets/pw; mount | grep " / " | grep -o "(ro"'
      expect(await inside('shut', secrets)).toEqual(['token-of-oneone 400', '(ro'])
      const before = await containers()
      for (const id of before.values()) await restartContainer(client, id, 0, never)
      expect(await inside('web', list)).toEqual(found)
      expect(await inside('shut', secrets)).toEqual(['token-of-oneone 400', '(ro'])
      proxy.reset()
      expect(await world.run('APPLY_STACK_VERSION', { version })).toMatchObject({ outcome: 'UNCHANGED' })
      expect(changingCalls(proxy.calls)).toEqual([])
    })

    test('other bytes recreate what uses them, for a reason that is shown; a rollback brings the old ones back', async () => {
      await world.save(compose, { files: files('one'), environment })
      expect(await world.run('APPLY_STACK_VERSION', { version: 1 })).toMatchObject(applied)
      const before = await containers()
      await world.save(compose, { files: files('second'), environment })
      const plan = await planOf(2)
      expect(plan).toContain(
        `create container ${name}-web-1 from testbed/busybox:1, beside the old one: secret password changed`,
      )
      const command = await world.run('APPLY_STACK_VERSION', { version: 2 })
      expect(command).toMatchObject(applied)
      const after = await containers()
      const recreated = [...after].filter(([place, id]) => before.get(place) !== id).map(([place]) => place)
      expect(recreated.sort()).toEqual(['shut-1', 'web-1'])
      expect(await inside('web', 'cat /run/secrets/pw')).toEqual(['second'])
      expect(await inside('shut', 'cat /run/secrets/pw')).toEqual(['second'])
      expect([plan, ...(await world.log(command))].join('\n')).not.toMatch(/second|token-of-one/)
      expect(await world.run('ROLLBACK_STACK', { version: 1 })).toMatchObject(applied)
      expect(await inside('web', 'cat /run/secrets/pw')).toEqual(['one'])
      expect(await inside('shut', 'cat /run/secrets/pw')).toEqual(['one'])
    })

    test('a seccomp profile from a file holds in the container, and another one recreates it', async () => {
      await world.save(compose, { files: files('one'), environment })
      expect(await world.run('APPLY_STACK_VERSION', { version: 1 })).toMatchObject(applied)
      const mayChange = 'touch /tmp/x; chmod 600 /tmp/x 2>/dev/null && echo yes || echo no'
      expect(await inside('web', mayChange)).toEqual(['no'])
      expect(await inside('idle', mayChange)).toEqual(['yes'])
      await world.save(compose, { files: files('one', '{"defaultAction":"SCMP_ACT_ALLOW"}'), environment })
      expect(await planOf(2)).toContain(': seccomp profile ./profile.json changed')
      expect(await world.run('APPLY_STACK_VERSION', { version: 2 })).toMatchObject(applied)
      expect(await inside('web', mayChange)).toEqual(['yes'])
    })
  },
)
