import { z } from 'zod'
import { Reference } from '../model/ids.ts'
import { ImportedLogins, RegistryLogin } from '../model/registry.ts'
import { procedure } from './procedure.ts'

/** A registry as a person writes it: `ghcr.io`, `registry.example.com:5000`, `https://index.docker.io/v1/`. */
const registry = z.string().trim().min(1).max(300)

/** Text that a login can hold: a line break or another control character would end it, or be cut off by what reads it. */
const oneLine = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[^\p{Cc}]*$/u, 'it holds a character that no login has, such as a line break')

export const registries = {
  list: procedure
    .route({ method: 'GET', path: '/registries', summary: 'Logins of registries, without their passwords' })
    .meta({ permission: 'registry.read' })
    .output(z.object({ items: z.array(RegistryLogin) })),

  /** Stores the login of a registry, sealed, in place of the one it had. Does not ask the registry. */
  set: procedure
    .route({ method: 'PUT', path: '/registries', summary: 'Store the login of a registry' })
    .meta({ permission: 'registry.manage' })
    .input(z.object({ registry, username: oneLine(255).trim().min(1), password: oneLine(16_384).min(1) }))
    .output(RegistryLogin),

  /** The Engine of the host signs in with the stored login. An error of the table where it cannot. */
  test: procedure
    .route({ method: 'POST', path: '/registries/test', summary: 'Sign in at a registry with the stored login' })
    .meta({ permission: 'registry.manage' })
    .input(z.object({ registry, host: Reference.optional() }))
    .output(z.object({ registry: z.string(), username: z.string(), host: z.string(), answer: z.string() })),

  remove: procedure
    .route({ method: 'POST', path: '/registries/remove', summary: 'Forget the login of a registry' })
    .meta({ permission: 'registry.manage' })
    .input(z.object({ registry }))
    .output(z.object({})),

  /**
   * Takes over what `docker login` wrote into the configuration file of the account that runs Stackwright. No credential
   * helper is run: what is kept in one is left out. Only in the desktop window and the command line.
   */
  importFromDocker: procedure
    .route({ method: 'POST', path: '/registries/import', summary: "Import from Docker's login" })
    .meta({ permission: 'registry.manage' })
    .output(ImportedLogins),
}
