import { AppError } from '#shared/contract/app-error.ts'
import type { ContainerDetail, HostContainer, Inspection } from '#shared/model/container-detail.ts'
import type { HostId } from '#shared/model/ids.ts'
import { isSecretName } from '#shared/model/secret-name.ts'
import { createRedactor, sealedSecretsOf } from '../commands/redactor.ts'
import { loadDocument } from '../compose/load-document.ts'
import type { ListedContainer } from '../docker/container-listing.ts'
import { isNotFound } from '../docker/docker-error.ts'
import { inspectObject } from '../docker/object-inspection.ts'
import type { StoredHost } from '../hosts/host-store.ts'
import { describeContainer } from '../monitor/details/container-description.ts'
import { maskInspection } from '../monitor/details/mask-inspection.ts'
import { toFact } from '../monitor/stack-observation.ts'
import { serviceOf } from '../reconcile/stack-owner.ts'
import type { StoredStack } from '../stacks/stack-rows.ts'
import { diffProjects } from '../stacks/version-diff.ts'
import { defaultHost } from './default-host.ts'
import { type EngineParts, signalOf } from './engine-parts.ts'
import { implementer } from './implementer.ts'

/** What runs on a host, what it takes, and all about one of it. */
export function implementMonitor(parts: EngineParts) {
  return { ...implementContainers(parts), ...implementUsage(parts) }
}

function implementContainers(parts: EngineParts) {
  const { hosts, monitor, clock } = parts
  const { containers, container, inspect } = implementer.monitor

  return {
    containers: containers.handler(async ({ input }) => {
      const { id } = await hosts.get(input.host)
      const { live, observedAt, reason, world } = monitor.host(id)
      const names = await stackNames(parts, id)
      const items = [...world.containers.values()].map((found) => hostContainer(parts, { hostId: id, names }, found))
      return { hostId: id, live, observedAt, reason, items: items.sort((a, b) => (a.name < b.name ? -1 : 1)) }
    }),

    container: container.handler(async ({ input, signal }) => {
      const host = await hosts.get(input.host)
      const asked = { kind: 'container', id: input.container } as const
      const answer = await inspectOrNotFound(parts, { host, ...asked }, signalOf(parts, signal))
      const listed = await listedOf(parts, host, answer)
      const stack = listed.stackId === null ? null : await parts.stacks.get(listed.stackId)
      return describeContainer(answer, {
        hostId: host.id,
        listed,
        observedAt: clock.now().toISOString(),
        changed: stack === null ? null : await changedSince(parts, stack, listed),
        redact: await redactorFor(parts, stack, answer),
      })
    }),

    inspect: inspect.handler(async ({ input, signal }) => {
      const host = await hosts.get(input.host)
      const { kind, id } = input
      const answer = await inspectOrNotFound(parts, { host, kind, id }, signalOf(parts, signal))
      const stack = kind === 'container' ? await ownerOf(parts, host.id, String(answer['Id'])) : null
      const content = maskInspection(answer, await redactorFor(parts, stack, answer))
      return { kind, id, observedAt: clock.now().toISOString(), content }
    }),
  }
}

function implementUsage(parts: EngineParts) {
  const { usage, clock } = parts
  const { usage: live, usageHistory } = implementer.monitor

  return {
    usage: live.handler(async function* ({ input, signal }) {
      const { hostId, stackId } = await targetOf(parts, input)
      for await (const frame of usage.watch({ hostId, target: stackId }, signalOf(parts, signal))) {
        yield input.containers ? frame : { ...frame, containers: [] }
      }
    }),

    usageHistory: usageHistory.handler(async ({ input }) => {
      const { by, mostSteps } = input
      const from = Date.parse(input.from)
      const to = input.to === undefined ? clock.now().getTime() : Date.parse(input.to)
      if (to <= from) throw new AppError('INVALID_INPUT', { issues: [{ path: 'to', message: 'it is not after from' }] })
      return usage.history.query({ ...(await targetOf(parts, input)), by, from, to, mostSteps })
    }),
  }
}

/** A stack says its host; where neither is named, it is the first host. */
async function targetOf(
  { stacks, hosts }: EngineParts,
  input: { readonly stack?: string | undefined; readonly host?: string | undefined },
) {
  if (input.stack !== undefined) {
    const { id, hostId } = await stacks.get(input.stack)
    return { hostId, stackId: id }
  }
  const host = input.host === undefined ? await defaultHost(hosts) : await hosts.get(input.host)
  return { hostId: host.id, stackId: null }
}

const stackNames = async ({ stacks }: EngineParts, hostId: HostId): Promise<ReadonlyMap<string, string>> =>
  new Map((await stacks.listByHost(hostId)).map(({ id, name }) => [id, name]))

function hostContainer(
  { monitor }: EngineParts,
  { hostId, names }: { readonly hostId: HostId; readonly names: ReadonlyMap<string, string> },
  container: ListedContainer,
): HostContainer {
  const stackId = monitor.host(hostId).ownerOf(container)
  return {
    ...toFact(container),
    stackId,
    stackName: stackId === null ? null : (names.get(stackId) ?? null),
    service: serviceOf(container.labels) || null,
  }
}

/** What the list says of an inspected container; read through the Engine's events, so it is there a moment later at most. */
async function listedOf(
  parts: EngineParts,
  host: StoredHost,
  answer: Readonly<Record<string, unknown>>,
): Promise<HostContainer> {
  const id = String(answer['Id'])
  const listed = parts.monitor.host(host.id).world.containers.get(id)
  if (listed === undefined) throw notFound(host, 'container', id)
  return hostContainer(parts, { hostId: host.id, names: await stackNames(parts, host.id) }, listed)
}

async function ownerOf(parts: EngineParts, hostId: HostId, containerId: string): Promise<StoredStack | null> {
  const { world, ownerOf: owner } = parts.monitor.host(hostId)
  const listed = world.containers.get(containerId)
  const stackId = listed === undefined ? null : owner(listed)
  return stackId === null ? null : parts.stacks.get(stackId)
}

async function inspectOrNotFound(
  { connections }: EngineParts,
  asked: { readonly host: StoredHost; readonly kind: Inspection['kind']; readonly id: string },
  signal: AbortSignal,
) {
  try {
    return await inspectObject(connections.client(asked.host.id), asked, signal)
  } catch (error) {
    if (isNotFound(error)) throw notFound(asked.host, asked.kind, asked.id)
    throw error
  }
}

const notFound = (host: StoredHost, kind: string, id: string): AppError =>
  new AppError('OBJECT_NOT_FOUND', { host: host.name, kind, id })

/** What is different in the service of a container from the version that ran before. */
async function changedSince(
  { versions }: EngineParts,
  stack: StoredStack,
  { service, version }: HostContainer,
): Promise<ContainerDetail['changed']> {
  if (version === null) return null
  const before = await versions.before(stack.id, version)
  if (before === null) return null
  const [from, to] = await Promise.all([versions.get(stack.id, before), versions.get(stack.id, version)])
  const projectOf = ({ document }: typeof from) => loadDocument({ name: stack.name, document }).project
  const changes = diffProjects(projectOf(from), projectOf(to))
  return {
    from: before,
    to: version,
    changes: changes.filter(({ kind, name }) => kind !== 'service' || name === service),
  }
}

/** Knows the values of variables that are secret by name, and the sealed values of the stack's version. */
async function redactorFor(
  { versions }: EngineParts,
  stack: StoredStack | null,
  answer: Readonly<Record<string, unknown>>,
): Promise<(text: string) => string> {
  const redactor = createRedactor()
  redactor.add(secretVariables(answer))
  if (stack?.currentVersion) {
    const { document } = await versions.get(stack.id, stack.currentVersion)
    // Where the key is gone, the variables themselves are hidden all the same.
    const whole = await versions.whole(document).catch(() => document)
    redactor.add(sealedSecretsOf(whole))
  }
  return redactor.text
}

function secretVariables(answer: Readonly<Record<string, unknown>>): readonly string[] {
  const config = answer['Config']
  const variables = typeof config === 'object' && config !== null ? Reflect.get(config, 'Env') : null
  if (!Array.isArray(variables)) return []
  return variables.flatMap((variable) => {
    const [, name, value] = /^([^=]+)=([\s\S]*)$/.exec(String(variable)) ?? []
    return name !== undefined && value !== undefined && isSecretName(name) ? [value] : []
  })
}
