import { foundation } from './0001-foundation.ts'
import { versionImages } from './0002-version-images.ts'
import { anonymousVolumes } from './0003-anonymous-volumes.ts'
import { adoptedProject } from './0004-adopted-project.ts'
import { registriesAndImages } from './0005-registries-and-images.ts'
import { queueControl } from './0006-queue-control.ts'
import { containerLimits } from './0007-container-limits.ts'
import { wizard } from './0008-wizard.ts'
import { volumeChoices } from './0009-volume-choices.ts'
import { longHistory } from './0010-long-history.ts'
import { statusBefore } from './0011-status-before.ts'
import { stoppedServices } from './0012-stopped-services.ts'
import { usageHistory } from './0013-usage-history.ts'
import { hostEvents } from './0014-host-events.ts'
import { terminalSessions } from './0015-terminal-sessions.ts'

/** One step of the schema. Once released it is never changed; a new step is added instead. */
export interface SchemaMigration {
  /** Sorts after all before it. */
  readonly name: string
  /** One statement each. */
  readonly statements: readonly string[]
}

/** All of them, in order. */
export const migrations: readonly SchemaMigration[] = [
  foundation,
  versionImages,
  anonymousVolumes,
  adoptedProject,
  registriesAndImages,
  queueControl,
  containerLimits,
  wizard,
  volumeChoices,
  longHistory,
  statusBefore,
  stoppedServices,
  usageHistory,
  hostEvents,
  terminalSessions,
]
