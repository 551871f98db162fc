import { Duplex } from 'node:stream'
import { z } from 'zod'
import { shortId } from './container-inspection.ts'
import type { DockerClient } from './docker-client.ts'
import { toAppError } from './docker-error.ts'
import { readAnswer } from './engine-answer.ts'
import { callEngine, withDeadline } from './engine-call.ts'
import { sendRequest } from './engine-request.ts'

/** A program that runs in a container with a terminal of its own. */
export interface ExecTerminal {
  /** Bytes both ways, as a terminal has them; ends with the program. */
  readonly stream: Duplex
  resize(size: TerminalSize, signal: AbortSignal): Promise<void>
  /** Null while it runs. */
  exitCode(signal: AbortSignal): Promise<number | null>
}

/** In characters. */
export interface TerminalSize {
  readonly columns: number
  readonly rows: number
}

const OPEN_TIMEOUT_MS = 10_000

/**
 * Starts a program with a terminal (Engine API: exec create and start with `Tty`; the connection is upgraded to a raw
 * stream). Closing the stream leaves the program to itself: an Engine does not end it.
 */
export async function openExecTerminal(
  client: DockerClient,
  request: { readonly containerId: string; readonly command: readonly string[]; readonly size: TerminalSize },
  signal: AbortSignal,
): Promise<ExecTerminal> {
  const { containerId, command, size } = request
  const call = `the terminal in container ${shortId(containerId)}`
  const body = {
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    Tty: true,
    Cmd: [...command],
    Env: ['TERM=xterm-256color'],
  }
  const path = `/containers/${encodeURIComponent(containerId)}/exec`
  const created = await callEngine(client, { call, signal }, (docker, abortSignal) =>
    sendRequest(docker, { method: 'POST', path, body }, abortSignal),
  )
  const { Id: id } = readAnswer(z.object({ Id: z.string() }), created, { host: client.hostName, call })
  const stream = await startExec(client, { id, call }, signal)
  const terminal: ExecTerminal = {
    stream,
    async resize({ columns, rows }, resizing) {
      const query = { h: rows, w: columns }
      await callEngine(client, { call, signal: resizing }, (docker, abortSignal) =>
        sendRequest(docker, { method: 'POST', path: `/exec/${id}/resize`, query }, abortSignal),
      )
    },
    async exitCode(reading) {
      const answer = await callEngine(client, { call, signal: reading }, (docker, abortSignal) =>
        sendRequest(docker, { method: 'GET', path: `/exec/${id}/json` }, abortSignal),
      )
      const schema = z.object({ Running: z.boolean(), ExitCode: z.number().nullish() })
      const { Running, ExitCode } = readAnswer(schema, answer, { host: client.hostName, call })
      return Running ? null : (ExitCode ?? null)
    },
  }
  // One that ended at once has no terminal any more to be told its size.
  await terminal.resize(size, signal).catch(() => undefined)
  return terminal
}

async function startExec(
  client: DockerClient,
  { id, call }: { readonly id: string; readonly call: string },
  signal: AbortSignal,
): Promise<Duplex> {
  try {
    const started = await withDeadline(signal, OPEN_TIMEOUT_MS, () =>
      client.streams.getExec(id).start({ hijack: true, stdin: true, Tty: true, Detach: false }),
    )
    if (!(started instanceof Duplex)) throw new TypeError('dockerode answered a terminal with something else')
    return started
  } catch (error) {
    if (signal.aborted) throw signal.reason
    throw toAppError(error, { host: client.hostName, call })
  }
}
