import { z } from 'zod'
import { shortId } from './container-inspection.ts'
import type { DockerClient } from './docker-client.ts'
import { readAnswer } from './engine-answer.ts'
import { callEngine } from './engine-call.ts'
import { sendRequest } from './engine-request.ts'
import { openStream } from './engine-stream.ts'
import { readLogFrames } from './log-frames.ts'
import { readLogLines } from './logs.ts'

/** A program to be run in a container that runs. */
export interface ExecRequest {
  readonly containerId: string
  readonly command: readonly string[]
  readonly user?: string
  readonly privileged?: boolean
  readonly workingDir?: string
  /** Each as `NAME=value`. */
  readonly env?: readonly string[]
}

const OPEN_TIMEOUT_MS = 30_000

/**
 * Runs a program in a container, hands on each line that it writes, and answers its exit code once it has ended (Engine
 * API: exec create, exec start, exec inspect). Aborting ends the wait; the program goes on in its container then.
 */
export async function execInContainer(
  client: DockerClient,
  request: ExecRequest,
  { onLine, signal }: { readonly onLine: (text: string) => void; readonly signal: AbortSignal },
): Promise<number> {
  const call = `the run of a command in container ${shortId(request.containerId)}`
  const context = { host: client.hostName, call }
  const path = `/containers/${encodeURIComponent(request.containerId)}/exec`
  const created = await callEngine(client, { call, signal }, (docker, abortSignal) =>
    sendRequest(docker, { method: 'POST', path, body: bodyOf(request) }, abortSignal),
  )
  const { Id } = readAnswer(z.object({ Id: z.string() }), created, context)
  const body = { Detach: false, Tty: false }
  const started = { method: 'POST', path: `/exec/${Id}/start`, body } as const
  const bytes = await openStream(client, { call, signal, timeoutMs: OPEN_TIMEOUT_MS }, started)
  for await (const lines of readLogLines(readLogFrames(bytes))) for (const { text } of lines) onLine(text)
  signal.throwIfAborted()
  const ended = await callEngine(client, { call, signal }, (docker, abortSignal) =>
    sendRequest(docker, { method: 'GET', path: `/exec/${Id}/json` }, abortSignal),
  )
  return readAnswer(z.object({ ExitCode: z.number().nullable() }), ended, context).ExitCode ?? 0
}

const bodyOf = ({ command, user, privileged, workingDir, env }: ExecRequest): Record<string, unknown> => ({
  AttachStdout: true,
  AttachStderr: true,
  Cmd: [...command],
  ...(user !== undefined && { User: user }),
  ...(privileged !== undefined && { Privileged: privileged }),
  ...(workingDir !== undefined && { WorkingDir: workingDir }),
  ...(env !== undefined && { Env: [...env] }),
})
