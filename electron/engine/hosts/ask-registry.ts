import { AppError } from '#shared/contract/app-error.ts'
import { readRegistryDigest } from '../docker/distribution.ts'
import type { DockerClient } from '../docker/docker-client.ts'
import { registryOf, withoutTag } from '../docker/image-reference.ts'
import { imageTaggedAt } from '../docker/images.ts'
import type { RegistryPassword } from '../docker/registry-auth.ts'
import type { RegistryAnswer, RegistryQuestion } from '../reconcile/pull-policy.ts'

/** The login for a registry, null where none is stored. @throws AppError SECRET_UNREADABLE, SECRETS_UNAVAILABLE */
export type FindLogin = (registry: string) => Promise<RegistryPassword | null>

interface RegistryErrands {
  readonly questions: readonly RegistryQuestion[]
  /** Milliseconds since 1970. */
  readonly nowMs: number
  readonly findLogin: FindLogin
}

/**
 * Asks registries, through the Engine, what they have; pulls nothing. Images whose name was given to what is on the host
 * not long ago are left out of the answer. What a registry refuses is its answer. Throws the Engine's own errors.
 */
export async function askRegistries(
  client: DockerClient,
  { questions, nowMs, findLogin }: RegistryErrands,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, RegistryAnswer>> {
  const answers = await Promise.all(
    questions.map(async (question) => {
      if (await isFresh(client, question, nowMs, signal)) return []
      return [[question.image, await ask(client, { image: question.image, findLogin }, signal)] as const]
    }),
  )
  return new Map(answers.flat())
}

/** An Engine that does not know when an image got its name has one that may be old. */
async function isFresh(
  client: DockerClient,
  { image, olderThanMs }: RegistryQuestion,
  nowMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  if (olderThanMs === 0) return false
  const taggedAt = await imageTaggedAt(client, image, signal)
  return taggedAt !== null && nowMs - taggedAt < olderThanMs
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
    const { code, message, next } = error
    return { failure: { code, message, next } }
  }
}
