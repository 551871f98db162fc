import { catalogue } from './catalogue.ts'
import { commands } from './commands.ts'
import { compose } from './compose.ts'
import { hosts } from './hosts.ts'
import { images } from './images.ts'
import { imports } from './imports.ts'
import { plans } from './plans.ts'
import { registries } from './registries.ts'
import { stacks } from './stacks.ts'
import { system } from './system.ts'
import { versions } from './versions.ts'
import { wizard } from './wizard.ts'

/** Everything a user can ask. Typed IPC, REST, OpenAPI, the command line and the client are made from it. */
export const contract = {
  system,
  hosts,
  compose,
  stacks,
  versions,
  plans,
  imports,
  commands,
  registries,
  images,
  catalogue,
  wizard,
}
export type Contract = typeof contract
