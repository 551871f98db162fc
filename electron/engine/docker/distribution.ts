import { z } from 'zod'
import type { DockerClient } from './docker-client.ts'
import { readAnswer } from './engine-answer.ts'
import { callEngine } from './engine-call.ts'
import { sendRequest } from './engine-request.ts'
import { withTag } from './image-reference.ts'
import { type RegistryPassword, registryAuth } from './registry-auth.ts'
import { errandFor } from './registry-error.ts'

const Distribution = z.object({ Descriptor: z.object({ digest: z.string().regex(/^[a-z0-9]+:[0-9a-f]{32,}$/) }) })

/**
 * The digest that a registry has behind a reference now: `sha256:...`. The Engine asks (GET /distribution/{name}/json,
 * Engine API 1.41) and pulls nothing. @throws AppError REGISTRY_*, IMAGE_NOT_FOUND
 */
export async function readRegistryDigest(
  client: DockerClient,
  { image, login }: { readonly image: string; readonly login: RegistryPassword | null },
  signal: AbortSignal,
): Promise<string> {
  const call = `the look at ${image} in its registry`
  const path = `/distribution/${encodeURI(withTag(image))}/json`
  const answer = await callEngine(client, { call, signal, errand: errandFor(image, login) }, (docker, abortSignal) =>
    sendRequest(docker, { method: 'GET', path, ...(login && { registryAuth: registryAuth(login) }) }, abortSignal),
  )
  return readAnswer(Distribution, answer, { host: client.hostName, call }).Descriptor.digest
}
