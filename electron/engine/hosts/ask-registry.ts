import { AppError } from '#shared/contract/app-error.ts'
import { readRegistryDigest } from '../docker/distribution.ts'
import type { DockerClient } from '../docker/docker-client.ts'
import { registryOf, withoutTag } from '../docker/image-reference.ts'
import type { RegistryPassword } from '../docker/registry-auth.ts'
import type { RegistryAnswer } from '../reconcile/pull-policy.ts'

/** The login for a registry, null where none is stored. @throws AppError SECRET_UNREADABLE, SECRETS_UNAVAILABLE */
export type FindLogin = (registry: string) => Promise<RegistryPassword | null>

interface RegistryErrands {
  readonly images: readonly string[]
  readonly findLogin: FindLogin
}

/**
 * Asks registries, through the Engine, what they have; pulls nothing. What a registry refuses is its answer. Throws the
 * Engine's own errors.
 */
export async function askRegistries(
  client: DockerClient,
  { images, findLogin }: RegistryErrands,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, RegistryAnswer>> {
  const answers = await Promise.all(
    images.map(async (image) => [image, await ask(client, { image, findLogin }, signal)] as const),
  )
  return new Map(answers)
}

async function ask(
  client: DockerClient,
  { image, findLogin }: { readonly image: string; readonly findLogin: FindLogin },
  signal: AbortSignal,
): Promise<RegistryAnswer> {
  try {
    const login = await findLogin(registryOf(image))
    const digest = await readRegistryDigest(client, { image, login }, signal)
    return { repoDigest: `${withoutTag(image)}@${digest}` }
  } catch (error) {
    if (!(error instanceof AppError) || !/^(REGISTRY|IMAGE)_/.test(error.code)) throw error
    const { code, message, next, data } = error
    return { failure: { code, message, next, data } }
  }
}
