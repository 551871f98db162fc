import type { Kysely } from 'kysely'
import type { ChangeFeed } from './change-feed.ts'
import type { Clock } from './clock.ts'
import type { Tables } from './db/tables.ts'
import { createHostStore } from './hosts/host-store.ts'
import { createRegistryStore } from './registries/registry-store.ts'
import { createSealedValueStore } from './sealed-values/sealed-value-store.ts'
import type { SecretSealer } from './secrets/secret-sealer.ts'
import { createSettingsStore } from './settings-store.ts'
import { createStackStore } from './stacks/stack-store.ts'
import { createVersionStore } from './stacks/version-store.ts'
import { createWizardStore } from './wizard/wizard-store.ts'

/** What every store is made from. */
export interface StoreDependencies {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly newId: () => string
  readonly changes: ChangeFeed
  /** Seals what is secret before it is stored. */
  readonly sealer: SecretSealer
}

/** Makes the stores of one database: all that is kept, but for the queue and what the monitor writes. None runs anything. */
export function createStores({ db, clock, newId, changes, sealer }: StoreDependencies) {
  const stacks = createStackStore({ db, clock, newId, changes })
  const sealedValues = createSealedValueStore({ db, clock, newId, sealer })
  const versions = createVersionStore({ db, clock, changes, secrets: sealedValues })
  return {
    hosts: createHostStore({ db, clock, newId, changes }),
    stacks,
    settings: createSettingsStore({ db, changes }),
    sealedValues,
    versions,
    wizard: createWizardStore({ db, clock, newId, stacks, versions }),
    registries: createRegistryStore({ db, clock, newId, changes, sealer }),
  }
}
