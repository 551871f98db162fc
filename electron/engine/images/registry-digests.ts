import type { Kysely } from 'kysely'
import { AppError } from '#shared/contract/app-error.ts'
import type { HostId } from '#shared/model/ids.ts'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import { readRegistryDigest } from '../docker/distribution.ts'
import type { DockerClient } from '../docker/docker-client.ts'
import { registryOf } from '../docker/image-reference.ts'
import type { RegistryPassword } from '../docker/registry-auth.ts'
import { isFresh } from './newer-images.ts'

/** What a registry said of a tag: a digest, or why it said none. `observedAt` in milliseconds since 1970. */
export interface RegistryDigest {
  readonly digest: string | null
  readonly problem: string | null
  readonly observedAt: number
}

/** What registries have behind tags, asked through the Engine of a host; the last answer to each is kept. */
export interface RegistryDigests {
  /** The last answer, however old; null where none was ever given. */
  known(hostId: HostId, reference: string): Promise<RegistryDigest | null>
  /**
   * Asks, unless the last answer is younger than `maxAgeMs`. A registry's refusal is an answer too; what the Engine
   * itself does wrong is thrown and not kept.
   */
  observe(
    hostId: HostId,
    request: { readonly reference: string; readonly maxAgeMs: number },
    signal: AbortSignal,
  ): Promise<RegistryDigest>
  /** Asks now. @throws AppError REGISTRY_*, IMAGE_NOT_FOUND and what an Engine does wrong */
  resolve(hostId: HostId, reference: string, signal: AbortSignal): Promise<string>
}

/** What asking is made from. */
export interface RegistryDigestsDependencies {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  /** @throws AppError HOST_NOT_FOUND */
  readonly client: (hostId: HostId) => DockerClient
  readonly findLogin: (registry: string) => Promise<RegistryPassword | null>
}

/** Makes the questioner over an open database. */
export function createRegistryDigests(dependencies: RegistryDigestsDependencies): RegistryDigests {
  const { db, clock, client, findLogin } = dependencies

  const known = async (hostId: HostId, reference: string): Promise<RegistryDigest | null> => {
    const row = await db
      .selectFrom('registry_digests')
      .select(['digest', 'problem', 'observed_at'])
      .where('host_id', '=', hostId)
      .where('reference', '=', reference)
      .executeTakeFirst()
    return row ? { digest: row.digest, problem: row.problem, observedAt: row.observed_at } : null
  }

  const keep = async (hostId: HostId, reference: string, answer: Pick<RegistryDigest, 'digest' | 'problem'>) => {
    const observedAt = clock.now().getTime()
    const values = { ...answer, observed_at: observedAt }
    await db
      .insertInto('registry_digests')
      .values({ host_id: hostId, reference, ...values })
      .onConflict((conflict) => conflict.columns(['host_id', 'reference']).doUpdateSet(values))
      .execute()
    return { ...answer, observedAt }
  }

  const resolve = async (hostId: HostId, reference: string, signal: AbortSignal): Promise<string> => {
    const login = await findLogin(registryOf(reference))
    const digest = await readRegistryDigest(client(hostId), { image: reference, login }, signal)
    await keep(hostId, reference, { digest, problem: null })
    return digest
  }

  return {
    known,
    resolve,
    async observe(hostId, { reference, maxAgeMs }, signal) {
      const last = await known(hostId, reference)
      if (last && isFresh(clock.now().getTime() - last.observedAt, maxAgeMs)) return last
      try {
        const digest = await resolve(hostId, reference, signal)
        return { digest, problem: null, observedAt: clock.now().getTime() }
      } catch (error) {
        if (!(error instanceof AppError) || !registryCodes.has(error.code)) throw error
        return keep(hostId, reference, { digest: null, problem: error.message })
      }
    },
  }
}

/** What is about the registry or the login, not about the Engine. */
const registryCodes: ReadonlySet<string> = new Set([
  'REGISTRY_DENIED',
  'REGISTRY_UNREACHABLE',
  'REGISTRY_UNTRUSTED',
  'REGISTRY_RATE_LIMITED',
  'IMAGE_NOT_FOUND',
  'SECRET_UNREADABLE',
  'SECRETS_UNAVAILABLE',
])
