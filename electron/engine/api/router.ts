import type { Router } from '@orpc/server'
import type { Contract } from '#shared/contract/contract.ts'
import { implementAlerts } from './alerts.ts'
import { implementCatalogue } from './catalogue.ts'
import { implementCommands } from './commands.ts'
import { implementCompose } from './compose.ts'
import type { EngineParts } from './engine-parts.ts'
import { implementEvents } from './events.ts'
import { implementHosts } from './hosts.ts'
import { implementImages } from './images.ts'
import { type CallContext, implementer } from './implementer.ts'
import { implementImports } from './imports.ts'
import { implementMonitor } from './monitor.ts'
import { implementObjects } from './objects.ts'
import { implementPlans } from './plans.ts'
import { implementRegistries } from './registries.ts'
import { implementStacks } from './stacks.ts'
import { implementSystem } from './system.ts'
import { implementTerminals } from './terminals.ts'
import { implementVersions } from './versions.ts'
import { implementWizard } from './wizard.ts'

/** What an engine serves. Written out: what the compiler infers is longer than it takes (TS7056). */
export type EngineRouter = Router<Contract, CallContext>

/** The whole contract, implemented. Every transport serves this. */
export const createRouter = (parts: EngineParts): EngineRouter =>
  implementer.router({
    system: implementSystem(parts),
    hosts: implementHosts(parts),
    compose: implementCompose(),
    stacks: implementStacks(parts),
    versions: implementVersions(parts),
    plans: implementPlans(parts),
    imports: implementImports(parts),
    commands: implementCommands(parts),
    monitor: implementMonitor(parts),
    events: implementEvents(parts),
    alerts: implementAlerts(parts),
    objects: implementObjects(parts),
    terminals: implementTerminals(parts),
    registries: implementRegistries(parts),
    images: implementImages(parts),
    catalogue: implementCatalogue(parts),
    wizard: implementWizard(parts),
  })
