import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { stateOf } from '#engine/commands/plan-stack.ts'
import { versionToPlan } from '#engine/commands/stack-to-plan.ts'
import { inspectConfiguration } from '#engine/docker/container-configuration.ts'
import { listContainers } from '#engine/docker/container-listing.ts'
import { connectDocker, type DockerClient } from '#engine/docker/docker-client.ts'
import { listNetworks } from '#engine/docker/networks.ts'
import { lockName, takeHostLock } from '#engine/hosts/host-lock.ts'
import { createSingleHostDriver } from '#engine/hosts/single-host-driver.ts'
import type { RunCommand } from '#engine/queue/command-context.ts'
import { limitsOf } from '#engine/reconcile/container-limits.ts'
import type { ExecutionTiming } from '#engine/reconcile/execution.ts'
import type { HostDriver } from '#engine/reconcile/host-driver.ts'
import { labels } from '#engine/reconcile/labels.ts'
import type { Command, CommandKind } from '#shared/model/command.ts'
import { connectTestEngine, never, testSocket } from '../engine/docker/test-engine.ts'
import { type EngineProxy, startEngineProxy } from '../support/engine-proxy.ts'
import { type CommandWorld, commandWorld } from '../unit/engine/commands/command-world.ts'
import { type ReferenceStack, referenceStack } from './reference-stack.ts'

/** While a call is made to hang, each is given up after this long; a start on a busy machine was seen to take four seconds. */
const longestCallMs = 5_000

const timing: ExecutionTiming = { nowMs: () => performance.now(), steadyMs: 200, undoMs: 120_000, retryMs: 200 }

/** The reference stack with both versions stored, nothing applied, and a proxy between the product and the Engine. */
export interface ReferenceWorld {
  readonly commands: CommandWorld
  readonly stack: ReferenceStack
  readonly proxy: EngineProxy
  /** Enqueues, and answers the command once it has ended. */
  run(kind: CommandKind, payload: unknown): Promise<Command>
  apply(version: number): Promise<Command>
  /** What is wrong with the host for it to be just this version; empty where it is whole. `exactly` allows nothing else. */
  faultsOf(version: number, exactly: boolean): Promise<readonly string[]>
  /** Containers and networks of the stack that are there, whatever they are. */
  leftovers(): Promise<readonly string[]>
}

const limitsOn = async (client: DockerClient, id: string) =>
  limitsOf((await inspectConfiguration(client, id, never)).hostConfig)

/** Everything goes when the test ends. `wrap` stands between the queue and what runs commands. */
export async function referenceWorld(wrap?: (run: RunCommand) => RunCommand): Promise<ReferenceWorld> {
  const proxy = await startEngineProxy(testSocket ?? '')
  const direct = connectTestEngine()
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-bound-'))
  const connection = { kind: 'socket', path: proxy.path } as const
  const client: DockerClient = {
    ...connectDocker({ name: 'testhost', connection }),
    get longestCallMs() {
      return proxy.fault?.kind === 'hang' ? longestCallMs : Number.POSITIVE_INFINITY
    },
  }
  const stackName = `swtest-fault-${randomUUID().slice(0, 8)}`
  // A lock of its own: a test beside this one would make the calls others at each time.
  const lockRequest = { name: `${lockName}-${stackName}`, patienceMs: 10_000 }
  const driver: HostDriver = {
    ...createSingleHostDriver(client),
    lock: (holder, signal) => takeHostLock(client, holder, { ...lockRequest, signal }),
  }
  const commands = await commandWorld(driver, { stackName, timing, ...(wrap && { wrap }) })
  const stack = referenceStack(folder)
  for (const document of stack.versions) await commands.save(document)

  const run: ReferenceWorld['run'] = async (kind, payload) => {
    const command = await commands.enqueue(kind, payload)
    const events = commands.queue.follow({ command: command.id, afterSeq: 0 }, AbortSignal.timeout(300_000))
    for await (const event of events) if (event.kind === 'command') Object.assign(command, event.command)
    return command
  }
  onTestFinished(async () => {
    proxy.reset()
    await run('DELETE_STACK', { volumes: true })
    client.close()
    direct.close()
    await proxy.stop()
    rmSync(folder, { recursive: true })
  }, 120_000)

  const label = `${labels.stackId}=${commands.stack.id}`
  const containers = () => listContainers(direct, { label }, never)
  const networks = async () => (await listNetworks(direct, { label }, never)).map(({ name }) => name)

  return {
    commands,
    stack,
    proxy,
    run,
    apply: (version) => run('APPLY_STACK_VERSION', { version }),
    async faultsOf(number, exactly) {
      const desired = stateOf(commands.stack, await versionToPlan(commands.stack.id, number, commands.versions))
      const wanted = desired.services.flatMap((service) => service.containers)
      const present = await containers()
      const faultOf = async ({ name, configHash, limits, payload }: (typeof wanted)[number]) => {
        const found = present.find((container) => container.name === name)
        if (!found) return [`${name} is missing`]
        if (found.labels[labels.configHash] !== configHash) return [`${name} is of the other version`]
        if (found.state !== 'running') return [`${name} is ${found.state}`]
        if ((await limitsOn(direct, found.id)).Memory !== limits.Memory) return [`${name} has another limit`]
        const lost = payload.networks.filter((network) => !found.networks.includes(network.name))
        return lost.map((network) => `${name} is not in ${network.name}`)
      }
      const missing = (await Promise.all(wanted.map(faultOf))).flat()
      if (!exactly) return missing
      const names = new Set(wanted.map(({ name }) => name))
      const asked = new Set(desired.networks.map(({ name }) => name))
      return [
        ...missing,
        ...present.filter(({ name }) => !names.has(name)).map(({ name, state }) => `${name} is left over, ${state}`),
        ...(await networks()).filter((name) => !asked.has(name)).map((name) => `network ${name} is left over`),
        ...(await listContainers(direct, {}, never)).flatMap(({ name }) =>
          name === lockRequest.name ? ["the host's lock is left over"] : [],
        ),
      ]
    },
    leftovers: async () => [...(await containers()).map(({ name }) => name), ...(await networks())],
  }
}
