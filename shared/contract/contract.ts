import { alerts } from './alerts.ts'
import { catalogue } from './catalogue.ts'
import { commands } from './commands.ts'
import { compose } from './compose.ts'
import { events } from './events.ts'
import { hosts } from './hosts.ts'
import { images } from './images.ts'
import { imports } from './imports.ts'
import { monitor } from './monitor.ts'
import { objects } from './objects.ts'
import { plans } from './plans.ts'
import { registries } from './registries.ts'
import { stacks } from './stacks.ts'
import { system } from './system.ts'
import { terminals } from './terminals.ts'
import { versions } from './versions.ts'
import { wizard } from './wizard.ts'

/** Written out, so that its declaration names the parts and does not repeat them. */
export type Contract = {
  readonly system: typeof system
  readonly hosts: typeof hosts
  readonly compose: typeof compose
  readonly stacks: typeof stacks
  readonly versions: typeof versions
  readonly plans: typeof plans
  readonly imports: typeof imports
  readonly commands: typeof commands
  readonly monitor: typeof monitor
  readonly events: typeof events
  readonly alerts: typeof alerts
  readonly objects: typeof objects
  readonly terminals: typeof terminals
  readonly registries: typeof registries
  readonly images: typeof images
  readonly catalogue: typeof catalogue
  readonly wizard: typeof wizard
}

/** Everything a user can ask. Typed IPC, REST, OpenAPI, the command line and the client are made from it. */
export const contract: Contract = {
  system,
  hosts,
  compose,
  stacks,
  versions,
  plans,
  imports,
  commands,
  monitor,
  events,
  alerts,
  objects,
  terminals,
  registries,
  images,
  catalogue,
  wizard,
}
