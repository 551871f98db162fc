import { implementCatalogue } from './catalogue.ts'
import { implementCommands } from './commands.ts'
import { implementCompose } from './compose.ts'
import type { EngineParts } from './engine-parts.ts'
import { implementHosts } from './hosts.ts'
import { implementImages } from './images.ts'
import { implementer } from './implementer.ts'
import { implementImports } from './imports.ts'
import { implementPlans } from './plans.ts'
import { implementRegistries } from './registries.ts'
import { implementStacks } from './stacks.ts'
import { implementSystem } from './system.ts'
import { implementVersions } from './versions.ts'
import { implementWizard } from './wizard.ts'

/** The whole contract, implemented. Every transport serves this. */
export const createRouter = (parts: EngineParts) =>
  implementer.router({
    system: implementSystem(parts),
    hosts: implementHosts(parts),
    compose: implementCompose(),
    stacks: implementStacks(parts),
    versions: implementVersions(parts),
    plans: implementPlans(parts),
    imports: implementImports(parts),
    commands: implementCommands(parts),
    registries: implementRegistries(parts),
    images: implementImages(parts),
    catalogue: implementCatalogue(parts),
    wizard: implementWizard(parts),
  })

/** What an engine serves. */
export type EngineRouter = ReturnType<typeof createRouter>
