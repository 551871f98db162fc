import type { CommandRegistration } from '../cli.ts'
import { registerAlerts } from './alerts.ts'
import { registerApply } from './apply.ts'
import { registerCancel } from './cancel.ts'
import { registerCatalogue } from './catalogue.ts'
import { registerCommand } from './command.ts'
import { registerCommands } from './commands.ts'
import { registerConfig } from './config.ts'
import { registerDiff } from './diff.ts'
import { registerDown } from './down.ts'
import { registerEvents } from './events.ts'
import { registerEvidence } from './evidence.ts'
import { registerHost } from './host.ts'
import { registerImages } from './images.ts'
import { registerImport } from './import.ts'
import { registerLogs } from './logs.ts'
import { registerOperate } from './operate.ts'
import { registerOutdated } from './outdated.ts'
import { registerPlan } from './plan.ts'
import { registerPs } from './ps.ts'
import { registerRegistry } from './registry.ts'
import { registerRetry } from './retry.ts'
import { registerRollback } from './rollback.ts'
import { registerServe } from './serve.ts'
import { registerStats } from './stats.ts'
import { registerStatus } from './status.ts'
import { registerUpdate } from './update.ts'
import { registerVersions } from './versions.ts'
import { registerWizard } from './wizard.ts'

/** Every command of the program, in the order its help lists them. */
export const commandRegistrations: readonly CommandRegistration[] = [
  registerConfig,
  registerHost,
  registerRegistry,
  registerImages,
  registerImport,
  registerCatalogue,
  registerWizard,
  registerPlan,
  registerApply,
  registerOutdated,
  registerUpdate,
  registerVersions,
  registerDiff,
  registerRollback,
  registerStatus,
  registerPs,
  registerLogs,
  registerStats,
  registerEvents,
  registerAlerts,
  registerCommands,
  registerCommand,
  registerCancel,
  registerRetry,
  registerEvidence,
  registerOperate,
  registerDown,
  registerServe,
]
