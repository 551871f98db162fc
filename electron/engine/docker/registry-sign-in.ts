import { z } from 'zod'
import type { DockerClient } from './docker-client.ts'
import { readAnswer } from './engine-answer.ts'
import { callEngine } from './engine-call.ts'
import { sendRequest } from './engine-request.ts'
import { type RegistryPassword, registryAuth } from './registry-auth.ts'
import { loginErrand } from './registry-error.ts'

const SignIn = z.object({ Status: z.string().default('') })

/**
 * Has the Engine sign in at a registry (POST /auth, Engine API 1.41) and answers its words. @throws AppError REGISTRY_DENIED
 * for a wrong password, REGISTRY_UNREACHABLE, REGISTRY_UNTRUSTED
 */
export async function signInAtRegistry(
  client: DockerClient,
  login: RegistryPassword,
  signal: AbortSignal,
): Promise<string> {
  const call = `the login at ${login.registry}`
  const answer = await callEngine(client, { call, signal, errand: loginErrand(login) }, (docker, abortSignal) =>
    sendRequest(docker, { method: 'POST', path: '/auth', body: { ...registryAuth(login) } }, abortSignal),
  )
  return readAnswer(SignIn, answer, { host: client.hostName, call }).Status || 'Login Succeeded'
}
