import { randomBytes } from 'node:crypto'
import type { ContainerHook } from '#engine/reconcile/container-hooks.ts'
import { type ContainerLimits, type LimitValues, limitsOf } from '#engine/reconcile/container-limits.ts'
import type {
  ContainerCondition,
  ContainerEvent,
  ContainerPayload,
  HostDriver,
  NetworkDefinition,
  VolumeDefinition,
} from '#engine/reconcile/host-driver.ts'
import { labels } from '#engine/reconcile/labels.ts'
import type {
  ForeignContainer,
  ObservedContainer,
  ObservedNetwork,
  ObservedState,
  ObservedVolume,
} from '#engine/reconcile/observed-state.ts'
import type { HostSurvey } from '#engine/reconcile/preflight/host-survey.ts'
import type { RegistryAnswer } from '#engine/reconcile/pull-policy.ts'
import { withRecordedLimits } from '#engine/reconcile/recorded-limits.ts'
import { parentIdsOf } from '#engine/reconcile/shared-containers.ts'
import { AppError } from '#shared/contract/app-error.ts'

export interface SimulatedContainer {
  id: string
  name: string
  payload: ContainerPayload
  imageId: string
  state: ObservedContainer['state']
  health: ObservedContainer['health']
  exitCode: number | null
  createdAt: number
  startedAt: string
  /** What it is limited to now. */
  limits: ContainerLimits
}

/** How containers of an image behave once started; `healthy` where nothing is said. */
export type Behaviour = 'healthy' | 'plain' | 'unhealthy' | 'exits' | 'completes' | 'refuses-to-start' | 'never-healthy'

/** What a fault does to one call: nothing happens, or it happens and the answer is lost. */
export interface Fault {
  readonly at: number
  readonly kind: 'refused' | 'answer-lost'
}

const unseenHost: HostSurvey = {
  ...{ memoryBytes: null, cpus: null, platform: null, addressPools: null },
  ...{ images: new Map(), machine: null },
}

/** A host in memory that keeps the promises of `HostDriver`. Counts its changing calls, and can fail at any of them. */
export class SimulatedHost implements HostDriver {
  readonly hostName = 'local'
  apiVersion: string | null = '1.41'
  /** False is an Engine that changes no limits of a container that is made, as Podman's socket is. */
  updatesContainers = true
  readonly containers = new Map<string, SimulatedContainer>()
  networks: Array<ObservedNetwork & { definition: NetworkDefinition | null }> = []
  volumes: ObservedVolume[] = []
  foreign: ForeignContainer[] = []
  /** Id by name. */
  readonly images = new Map<string, string>()
  /** What an image can be pulled by, by its id. */
  readonly digests = new Map<string, string>()
  /** What registries answer, by image. */
  readonly registry = new Map<string, RegistryAnswer>()
  readonly behaviour = new Map<string, Behaviour>()
  readonly calls: string[] = []
  fault: Fault | null = null
  onCall: ((call: string) => void) | null = null
  private readonly listeners = new Set<(event: ContainerEvent) => void>()
  private clock = 1

  async observe({
    stackId,
    images,
    registry = [],
    limits = [],
  }: Parameters<HostDriver['observe']>[0]): Promise<ObservedState> {
    const own = [...this.containers.values()].filter(({ payload }) => payload.Labels?.[labels.stackId] === stackId)
    return {
      apiVersion: this.apiVersion,
      containers: own.map((container) => {
        const record = limits.find(({ containerId }) => containerId === container.id)
        const fixed = this.updatesContainers ? {} : { limitsAreFixed: true as const }
        const observed = { ...observeContainer(container), ...fixed }
        return record ? withRecordedLimits(observed, record, container.limits) : observed
      }),
      foreignContainers: [
        ...this.foreign,
        ...[...this.containers.values()]
          .filter((container) => !own.includes(container))
          .map(({ name, state }) => ({ name, running: state === 'running', publishedPorts: [], volumes: [] })),
      ],
      networks: this.networks.map(({ id, name, stackId: owner, definitionHash }) => ({
        id,
        name,
        stackId: owner,
        definitionHash,
      })),
      volumes: this.volumes,
      images: new Map(images.map((image) => [image, this.imageId(image)])),
      registry: new Map(
        registry.flatMap((image) => {
          const answer = this.registry.get(image)
          return answer ? [[image, answer] as const] : []
        }),
      ),
      imageDigests: new Map([...this.digests].map(([id, digest]) => [id, [digest]])),
      imageSizes: new Map(),
      heldPorts: this.foreign.filter(({ running }) => running).flatMap(({ publishedPorts }) => publishedPorts),
      subnets: [],
    }
  }

  /** What the host can be seen to have; by default nothing that is in the way of anything. */
  surveyed: HostSurvey = unseenHost

  async survey(): Promise<HostSurvey> {
    return this.surveyed
  }

  async tagImage(): Promise<void> {}

  /** Another controller that holds the lock of the host. */
  lockedBy: string | null = null

  /** Locks taken and not given back. */
  locksHeld = 0
  /** Another controller that holds it until it has done this. */
  beforeLock: (() => Promise<void>) | null = null

  async lock(): Promise<{ readonly waited: boolean; release(): Promise<void> }> {
    if (this.lockedBy !== null)
      throw new AppError('HOST_LOCKED', { host: this.hostName, holder: this.lockedBy, since: 'a while' })
    const waited = this.beforeLock !== null
    await this.beforeLock?.()
    this.locksHeld += 1
    return {
      waited,
      release: async () => {
        this.locksHeld -= 1
      },
    }
  }

  pullImage({ image }: { readonly image: string }): Promise<void> {
    return this.change(`pull ${image}`, () => {
      if (image.startsWith('absent/')) throw new AppError('IMAGE_NOT_FOUND', { image, reason: 'no such image' })
      this.images.set(image, `sha256:${image}`)
      if (image.includes('@')) this.digests.set(`sha256:${image}`, image)
    })
  }

  createNetwork(definition: NetworkDefinition): Promise<void> {
    return this.change(`create-network ${definition.name}`, () => {
      const existing = this.networks.find(({ name }) => name === definition.name)
      if (existing) return
      this.networks.push({
        id: randomId(),
        name: definition.name,
        stackId: definition.labels[labels.stackId] ?? null,
        definitionHash: definition.labels[labels.networkHash] ?? null,
        definition,
      })
    })
  }

  removeNetwork(id: string): Promise<void> {
    const network = this.networks.find((candidate) => candidate.id === id)
    return this.change(`remove-network ${network?.name}`, () => {
      if (!network) return
      const users = [...this.containers.values()].filter(({ payload }) =>
        payload.networks.some(({ name }) => name === network.name),
      )
      if (users.length > 0)
        throw new AppError('NETWORK_IN_USE', { network: network.name, containers: users.map(({ name }) => name) })
      this.networks = this.networks.filter((candidate) => candidate.id !== id)
    })
  }

  createVolume(definition: VolumeDefinition): Promise<void> {
    return this.change(`create-volume ${definition.name}`, () => {
      if (this.volumes.some(({ name }) => name === definition.name)) return
      const { name, driver, options } = definition
      this.volumes.push({
        name,
        driver: driver ?? 'local',
        options,
        stackId: definition.labels[labels.stackId] ?? null,
      })
    })
  }

  removeVolume(name: string): Promise<void> {
    return this.change(`remove-volume ${name}`, () => {
      this.volumes = this.volumes.filter((volume) => volume.name !== name)
    })
  }

  createContainer({ name, payload }: { name: string; payload: ContainerPayload }): Promise<string> {
    return this.change(`create ${name}`, () => {
      const existing = this.byName(name)
      if (existing) {
        const same = [labels.commandId, labels.configHash].every(
          (label) => existing.payload.Labels?.[label] === payload.Labels?.[label],
        )
        if (!same) throw new AppError('NAME_TAKEN', { object: 'container', name, host: 'local' })
        return existing.id
      }
      for (const network of payload.networks)
        if (!this.networks.some((candidate) => candidate.name === network.name))
          throw new Error(`network ${network.name} not found`)
      for (const parent of parentsIn(payload))
        if (!this.containers.has(parent)) throw new Error(`no container ${parent}`)
      const id = randomId()
      this.clock += 1
      const imageId = this.imageId(payload.Image)
      if (imageId === null) throw new AppError('IMAGE_NOT_FOUND', { image: payload.Image, reason: 'not pulled' })
      this.containers.set(id, {
        id,
        name,
        payload,
        imageId,
        state: 'created',
        health: null,
        exitCode: null,
        createdAt: this.clock,
        startedAt: '',
        limits: limitsOf(payload.HostConfig),
      })
      return id
    })
  }

  startContainer(id: string): Promise<void> {
    const container = this.get(id)
    return this.change(`start ${container.name}`, () => this.run(container))
  }

  stopContainer(id: string): Promise<void> {
    const container = this.containers.get(id)
    return this.change(`stop ${container?.name}`, () => {
      if (!container || !['running', 'restarting', 'paused'].includes(container.state)) return
      container.state = 'exited'
      container.exitCode = 0
      this.emit(id, 'die')
    })
  }

  restartContainer(id: string): Promise<void> {
    const container = this.get(id)
    return this.change(`restart ${container.name}`, () => {
      container.state = 'exited'
      this.run(container)
    })
  }

  /** Bytes that every container uses. */
  memoryUse: number | null = null

  updateLimits(id: string, values: LimitValues): Promise<void> {
    const container = this.get(id)
    return this.change(`limit ${container.name} ${JSON.stringify(values)}`, () => {
      const kept = Object.entries({ ...container.limits, ...values }).filter(([, value]) => value !== null)
      container.limits = limitsOf(Object.fromEntries(kept))
    })
  }

  async readLimits(id: string): Promise<ContainerLimits> {
    return this.get(id).limits
  }

  async memoryInUse(): Promise<number | null> {
    return this.memoryUse
  }

  renameContainer(id: string, name: string): Promise<void> {
    const container = this.get(id)
    return this.change(`rename ${container.name} ${name}`, () => {
      const holder = this.byName(name)
      if (holder && holder !== container) throw new AppError('NAME_TAKEN', { object: 'container', name, host: 'local' })
      container.name = name
    })
  }

  removeContainer(id: string): Promise<void> {
    return this.change(`remove ${this.containers.get(id)?.name}`, () => {
      this.containers.delete(id)
    })
  }

  async inspectContainer(id: string): Promise<ContainerCondition> {
    const container = this.get(id)
    const hasCheck = container.health !== null
    return {
      state: container.state,
      health: container.health,
      exitCode: container.exitCode ?? 0,
      restartCount: 0,
      startedAt: container.startedAt,
      restarts: false,
      lastProbe: container.health === 'unhealthy' ? { endedAt: new Date().toISOString(), output: 'no answer' } : null,
      healthcheck: hasCheck ? { intervalMs: 10, timeoutMs: 10, startPeriodMs: 0, retries: 3 } : null,
    }
  }

  /** Exit codes by the first word of a hook's command; 0 where nothing is said. */
  readonly hookExits = new Map<string, number>()

  async runHook(id: string, { command }: ContainerHook, onLine: (text: string) => void): Promise<number> {
    const container = this.get(id)
    await this.change(`hook ${container.name} ${command.join(' ')}`, () => {})
    onLine('a line of the hook')
    return this.hookExits.get(command[0] ?? '') ?? 0
  }

  async lastLines(): Promise<readonly string[]> {
    return ['last words']
  }

  async watch(_owner: unknown, signal: AbortSignal): Promise<AsyncIterable<ContainerEvent>> {
    signal.throwIfAborted()
    const queue: ContainerEvent[] = []
    let wake = () => {}
    const listen = (event: ContainerEvent) => {
      queue.push(event)
      wake()
    }
    this.listeners.add(listen)
    signal.addEventListener('abort', () => wake())
    const listeners = this.listeners
    return (async function* () {
      try {
        while (!signal.aborted) {
          const event = queue.shift()
          if (event) yield event
          else
            await new Promise<void>((resolve) => {
              wake = resolve
            })
        }
      } finally {
        listeners.delete(listen)
      }
    })()
  }

  /** Subscriptions that are still open. */
  get watchers(): number {
    return this.listeners.size
  }

  /** What runs and under which name: the whole of the stack as a person would see it. */
  summary(): string[] {
    return [...this.containers.values()]
      .map(({ name, payload, state, health }) => {
        const version = payload.Labels?.[labels.version]
        return `${name} v${version} ${state}${health === null ? '' : ` ${health}`}`
      })
      .sort()
  }

  private run(container: SimulatedContainer): void {
    if (container.state === 'running') return
    const behaviour = this.behaviour.get(container.payload.Image) ?? 'healthy'
    if (behaviour === 'refuses-to-start')
      throw new AppError('ENGINE_ERROR', { host: 'local', call: 'start', reason: 'exec: not found' })
    for (const parent of parentsIn(container.payload))
      if (this.get(parent).state !== 'running') throw new Error(`${container.name} shares with one that does not run`)
    this.clock += 1
    container.startedAt = new Date(this.clock).toISOString()
    container.state = 'running'
    container.health = behaviour === 'plain' || behaviour === 'exits' || behaviour === 'completes' ? null : 'starting'
    this.emit(container.id, 'start')
    setTimeout(() => this.settle(container, behaviour), 1)
  }

  private settle(container: SimulatedContainer, behaviour: Behaviour): void {
    if (container.state !== 'running') return
    if (behaviour === 'healthy' || behaviour === 'unhealthy') {
      container.health = behaviour
      this.emit(container.id, behaviour)
    }
    if (behaviour === 'exits' || behaviour === 'completes') {
      container.state = 'exited'
      container.exitCode = behaviour === 'exits' ? 3 : 0
      this.emit(container.id, 'die')
    }
  }

  private emit(containerId: string, action: ContainerEvent['action']): void {
    for (const listen of this.listeners) listen({ containerId, action, exitCode: null })
  }

  private async change<Value>(call: string, effect: () => Value): Promise<Value> {
    const index = this.calls.length
    this.calls.push(call)
    this.onCall?.(call)
    await Promise.resolve()
    const failure = new AppError('ENGINE_ERROR', { host: 'local', call, reason: 'injected' })
    const fault = this.fault?.at === index ? this.fault.kind : null
    if (fault === 'refused') throw failure
    const value = effect()
    if (fault === 'answer-lost') throw failure
    return value
  }

  /** By name, by digest or by id, as an Engine finds it. */
  private imageId(name: string): string | null {
    const ids = [...this.images.values()]
    const byDigest = ids.find((id) => this.digests.get(id) === name)
    return this.images.get(name) ?? byDigest ?? ids.find((id) => id === name) ?? null
  }

  private get(id: string): SimulatedContainer {
    const container = this.containers.get(id)
    if (!container) throw new Error(`no container ${id}`)
    return container
  }

  private byName(name: string): SimulatedContainer | undefined {
    return [...this.containers.values()].find((container) => container.name === name)
  }
}

/** Ids of the containers whose namespaces a payload names; names are none. */
const parentsIn = ({ HostConfig }: ContainerPayload): readonly string[] =>
  ['NetworkMode', 'IpcMode', 'PidMode'].flatMap((key) => {
    const mode = HostConfig[key]
    return typeof mode === 'string' && mode.startsWith('container:') ? [mode.slice('container:'.length)] : []
  })

const randomId = () => randomBytes(32).toString('hex')

function observeContainer(container: SimulatedContainer): ObservedContainer {
  const own = container.payload.Labels ?? {}
  const mounts = container.payload.HostConfig['Mounts']
  return {
    id: container.id,
    name: container.name,
    service: own[labels.serviceName] ?? '',
    number: Number(own[labels.number]),
    imageId: container.imageId,
    state: container.state,
    health: container.health,
    exitCode: container.exitCode,
    configHash: own[labels.configHash] ?? null,
    hashAlgorithm: own[labels.hashAlgorithm] ?? null,
    limits: limitsOf(JSON.parse(own[labels.limits] ?? '{}')),
    version: Number(own[labels.version]),
    commandId: own[labels.commandId] ?? null,
    ...(container.payload.hooks && { hooks: container.payload.hooks }),
    sharesWith: parentIdsOf(own),
    networks: container.payload.networks.map(({ name }) => name),
    mounts: (Array.isArray(mounts) ? mounts : []).map((mount: Record<string, string>) => ({
      type: mount['Type'] ?? '',
      name: mount['Source'] ?? null,
      destination: mount['Target'] ?? '',
    })),
    createdAt: container.createdAt,
  }
}
