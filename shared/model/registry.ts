import { z } from 'zod'
import { Timestamp } from './time.ts'

/**
 * The login of a registry, without its password: a password goes in and never comes out. `registry` is as an image
 * reference names it: `ghcr.io`, `registry.example.com:5000`, and `docker.io` for Docker Hub under all its addresses.
 */
export const RegistryLogin = z.object({
  registry: z.string(),
  username: z.string(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
})
export type RegistryLogin = z.infer<typeof RegistryLogin>

/** What became of the logins that Docker's own configuration file has. */
export const ImportedLogins = z.object({
  imported: z.array(RegistryLogin),
  /** Those that were left out, each with the reason. */
  skipped: z.array(z.object({ registry: z.string(), reason: z.string() })),
})
export type ImportedLogins = z.infer<typeof ImportedLogins>
