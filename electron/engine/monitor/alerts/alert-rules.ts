import { formatBytes } from '#shared/format/bytes.ts'
import { exitMeaning } from '#shared/format/exit-meaning.ts'
import type { Alert, AlertKind } from '#shared/model/alert.ts'
import type { HostId, StackId } from '#shared/model/ids.ts'
import type { ContainerFact, ServiceFact } from '#shared/model/stack.ts'

/** An end of a container that nobody asked for. Milliseconds since 1970. */
export interface UnaskedEnd {
  readonly stackId: StackId
  readonly service: string
  readonly containerId: string
  readonly at: number
  readonly outOfMemory: boolean
}

/** A host as far as alerts go. */
export interface WatchedHost {
  readonly id: HostId
  readonly name: string
  readonly live: boolean
  /** Since when it does not answer; null while it does, or before it ever did. Milliseconds since 1970. */
  readonly lostAt: number | null
  readonly reason: string | null
  /** Of the disk that its Engine keeps everything on; null where that is not known. */
  readonly disk: { readonly freeBytes: number; readonly totalBytes: number } | null
}

/** A stack as far as alerts go. */
export interface WatchedStack {
  readonly id: StackId
  readonly name: string
  readonly hostId: HostId
  /** False while a command works on it and for one that is not meant to run: whatever is missing then was meant to be. */
  readonly isMeantToRun: boolean
  readonly services: readonly ServiceFact[]
}

/** Everything that alerts are made from. */
export interface AlertWorld {
  readonly now: number
  readonly hosts: readonly WatchedHost[]
  readonly stacks: readonly WatchedStack[]
  /** Of the last minutes; older ones count for nothing. */
  readonly ends: readonly UnaskedEnd[]
}

/** An alert, before it is known since when. */
export type FoundAlert = Omit<Alert, 'since' | 'muted'>

/** A host that does not answer for a moment is no alert. */
const unreachableMs = 5_000
/** So many ends in this time are a loop. */
const loopEnds = 3
const loopMs = 5 * 60_000
const disk = { warnShare: 0.1, errorShare: 0.05 }

/**
 * What is wrong now. One alert for each kind and stack, so that ten containers that end together are told once; a host
 * that does not answer is told instead of everything on it.
 */
export function findAlerts(world: AlertWorld): readonly FoundAlert[] {
  const hosts = new Map(world.hosts.map((host) => [host.id, host]))
  const ofHosts = world.hosts.flatMap((host) => [...unreachable(host, world.now), ...diskAlerts(host)])
  const ofStacks = world.stacks.flatMap((stack) => {
    const host = hosts.get(stack.hostId)
    return host?.live && stack.isMeantToRun ? stackAlerts(stack, host, world) : []
  })
  return [...ofHosts, ...ofStacks]
}

function unreachable(host: WatchedHost, now: number): readonly FoundAlert[] {
  if (host.live || host.lostAt === null || now - host.lostAt < unreachableMs) return []
  return [
    {
      ...ofHost('host-unreachable', host),
      severity: 'error',
      title: `${host.name} does not answer`,
      text: `The Docker Engine of ${host.name} does not answer: ${host.reason ?? 'it gives no reason'}. What runs on it is not known.`,
    },
  ]
}

function diskAlerts(host: WatchedHost): readonly FoundAlert[] {
  if (!host.live || host.disk === null || host.disk.totalBytes <= 0) return []
  const { freeBytes, totalBytes } = host.disk
  const share = freeBytes / totalBytes
  if (share > disk.warnShare) return []
  return [
    {
      ...ofHost('disk-nearly-full', host),
      severity: share <= disk.errorShare ? 'error' : 'warning',
      title: `The disk of ${host.name} is nearly full`,
      text: `${formatBytes(freeBytes)} of ${formatBytes(totalBytes)} are free where its Engine keeps images, volumes and logs. Clean up unused images, or make room.`,
    },
  ]
}

const ofHost = (kind: AlertKind, { id, name }: WatchedHost) => ({
  id: `${kind} ${id}`,
  kind,
  hostId: id,
  hostName: name,
  stackId: null,
  stackName: null,
  services: [],
})

function stackAlerts(stack: WatchedStack, host: WatchedHost, world: AlertWorld): readonly FoundAlert[] {
  const asked = stack.services.filter(({ desiredReplicas }) => desiredReplicas > 0)
  const looping = asked.filter((service) => isLooping(stack, service, world))
  const died = asked.filter((service) => !looping.includes(service) && hasDied(service))
  const unhealthy = asked.filter(({ containers }) =>
    containers.some(({ health, state }) => health === 'unhealthy' && state === 'running'),
  )
  const make = (
    kind: AlertKind,
    services: readonly ServiceFact[],
    words: string,
    text: string,
  ): readonly FoundAlert[] =>
    services.length === 0
      ? []
      : [
          {
            id: `${kind} ${stack.id}`,
            kind,
            severity: kind === 'unhealthy' ? 'warning' : 'error',
            hostId: host.id,
            hostName: host.name,
            stackId: stack.id,
            stackName: stack.name,
            services: services.map(({ service }) => service),
            title: `${stack.name}: ${namesOf(services)} ${words}`,
            text,
          },
        ]
  return [
    ...make(
      'restart-loop',
      looping,
      verb(looping, 'restarts', 'restart', 'again and again'),
      endText(stack, looping, world),
    ),
    ...make('container-died', died, 'died', endText(stack, died, world)),
    ...make(
      'unhealthy',
      unhealthy,
      verb(unhealthy, 'is', 'are', 'unhealthy'),
      `It runs, but its health check fails. Look at what the check says.`,
    ),
  ]
}

const verb = (services: readonly ServiceFact[], one: string, many: string, rest: string): string =>
  `${services.length === 1 ? one : many} ${rest}`

const mostNames = 3

function namesOf(services: readonly ServiceFact[]): string {
  const names = services.map(({ service }) => service)
  const rest = names.length - mostNames
  return rest > 0 ? `${names.slice(0, mostNames).join(', ')} and ${rest} more` : names.join(', ')
}

function isLooping(stack: WatchedStack, { service, containers }: ServiceFact, { ends, now }: AlertWorld): boolean {
  if (containers.some(({ state }) => state === 'restarting')) return true
  const recent = ends.filter((end) => end.stackId === stack.id && end.service === service && now - end.at < loopMs)
  return recent.length >= loopEnds
}

/** A one-shot dies by failing; anything else by not running any more. */
function hasDied({ containers, desiredReplicas, runsOnce }: ServiceFact): boolean {
  const ended = containers.filter(({ state }) => state === 'exited' || state === 'dead')
  if (runsOnce) return ended.some(({ exitCode }) => exitCode !== 0)
  const alive = containers.filter(({ state }) => state === 'running' || state === 'paused' || state === 'restarting')
  return alive.length < desiredReplicas && ended.length > 0
}

/** What the last end of the first service means. */
function endText(stack: WatchedStack, [first]: readonly ServiceFact[], { ends }: AlertWorld): string {
  if (first === undefined) return ''
  const last = lastEnded(first.containers)
  const end = ends.findLast(({ stackId, service }) => stackId === stack.id && service === first.service)
  const code = last?.exitCode ?? null
  if (code === null) return `${first.service} does not run.`
  const { meaning, next } = exitMeaning({ code, outOfMemory: end?.outOfMemory ?? false })
  return `${first.service}: exit code ${code}. ${meaning}${next === null ? '' : ` ${next}`}`
}

const lastEnded = (containers: readonly ContainerFact[]): ContainerFact | undefined =>
  [...containers].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).find(({ exitCode }) => exitCode !== null)
