import type { SystemInfo } from '#shared/contract/system.ts'
import type { ChangeFeed } from '../change-feed.ts'
import type { Clock } from '../clock.ts'
import type { HostConnections } from '../hosts/host-connections.ts'
import type { HostStore } from '../hosts/host-store.ts'
import type { NewerImages } from '../images/newer-images.ts'
import type { RegistryDigests } from '../images/registry-digests.ts'
import type { DiskSizes } from '../objects/disk-sizes.ts'
import type { Queue } from '../queue/queue.ts'
import type { RegistryStore } from '../registries/registry-store.ts'
import type { SealedValueStore } from '../sealed-values/sealed-value-store.ts'
import type { SettingsStore } from '../settings-store.ts'
import type { AskedServices } from '../stacks/asked-services.ts'
import type { StackStore } from '../stacks/stack-store.ts'
import type { VersionStore } from '../stacks/version-store.ts'
import type { Terminals } from '../terminals/terminals.ts'
import type { Watching } from '../watching.ts'
import type { WizardStore } from '../wizard/wizard-store.ts'

/** The parts of a running engine that procedures are made of; put together in `engine.ts`. */
export interface EngineParts extends Omit<Watching, 'stop'> {
  readonly info: Omit<SystemInfo, 'actor' | 'storage'>
  /** Why nothing can be stored; null while it works. */
  readonly storage: () => SystemInfo['storage']
  readonly clock: Clock
  readonly newId: () => string
  readonly changes: ChangeFeed
  readonly settings: SettingsStore
  readonly hosts: HostStore
  readonly connections: HostConnections
  readonly stacks: StackStore
  readonly versions: VersionStore
  readonly askedServices: AskedServices
  readonly diskSizes: DiskSizes
  readonly terminals: Terminals
  readonly queue: Queue
  readonly registries: RegistryStore
  readonly registryDigests: RegistryDigests
  readonly newerImages: NewerImages
  readonly sealedValues: SealedValueStore
  readonly wizard: WizardStore
  /** Where a person keeps components of their own. */
  readonly componentFolder: string
  /** Where the account that runs this keeps Docker's configuration. */
  readonly dockerConfigFile: string
  /** Aborts when the engine stops: every stream and every call of an Engine ends with it. */
  readonly stopping: AbortSignal
}

/** The signal of a call: its caller leaves, or the engine stops. */
export const signalOf = ({ stopping }: Pick<EngineParts, 'stopping'>, caller: AbortSignal | undefined): AbortSignal =>
  caller ? AbortSignal.any([caller, stopping]) : stopping
