import { z } from 'zod'
import type { Inspection } from '#shared/model/container-detail.ts'
import { shortId } from './container-inspection.ts'
import type { DockerClient } from './docker-client.ts'
import { readAnswer } from './engine-answer.ts'
import { callEngine } from './engine-call.ts'
import { sendRequest } from './engine-request.ts'

const paths: Readonly<Record<Inspection['kind'], (id: string) => string>> = {
  container: (id) => `/containers/${id}/json`,
  image: (id) => `/images/${id}/json`,
  volume: (id) => `/volumes/${id}`,
  network: (id) => `/networks/${id}`,
}

/**
 * Everything that the Engine says of one object, secrets included: nothing of it may leave unmasked. ENGINE_ERROR with
 * status 404 where there is none.
 */
export async function inspectObject(
  client: DockerClient,
  { kind, id }: { readonly kind: Inspection['kind']; readonly id: string },
  signal: AbortSignal,
): Promise<Readonly<Record<string, unknown>>> {
  const call = `the look at ${kind} ${shortId(id)}`
  const answer = await callEngine(client, { call, signal }, (docker, abortSignal) =>
    sendRequest(docker, { method: 'GET', path: paths[kind](encodeURIComponent(id)) }, abortSignal),
  )
  return readAnswer(z.record(z.string(), z.unknown()), answer, { host: client.hostName, call })
}
