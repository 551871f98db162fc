import { shortId } from './container-inspection.ts'
import type { DockerClient } from './docker-client.ts'
import { openStream } from './engine-stream.ts'
import { type LogFrame, readLogFrames } from './log-frames.ts'

const OPEN_TIMEOUT_MS = 30_000

/** A container that never writes a line end must not fill the memory: its line is cut into pieces of this size. */
const MAX_LINE_BYTES = 256 * 1024

export interface LogRequest {
  readonly containerId: string
  /** How many of the newest lines to begin with; null for all. */
  readonly tail: number | null
  /** Only what was written at this moment or later: ISO 8601, up to nanoseconds. */
  readonly since: string | null
  /** Goes on with what is written until the container ends. */
  readonly follow: boolean
}

/** One line that a container wrote, without its line end. */
export interface LogLine {
  /** ISO 8601 in UTC with nine digits of a second, so that text order is time order. Null where the Engine gave none. */
  readonly at: string | null
  readonly stream: 'stdout' | 'stderr'
  readonly text: string
}

/**
 * Opens what a container wrote, oldest first within stdout and within stderr, in batches as they come. Ends with the container where it follows,
 * else with what is there; also when the signal aborts.
 */
export async function openLogs(
  client: DockerClient,
  request: LogRequest,
  signal: AbortSignal,
): Promise<AsyncIterable<readonly LogLine[]>> {
  const call = `the logs of container ${shortId(request.containerId)}`
  const bytes = await openStream(
    client,
    { call, signal, timeoutMs: OPEN_TIMEOUT_MS },
    { method: 'GET', path: `/containers/${encodeURIComponent(request.containerId)}/logs`, query: logQuery(request) },
  )
  return readLogLines(readLogFrames(bytes))
}

function logQuery(request: LogRequest): Record<string, unknown> {
  return {
    stdout: 1,
    stderr: 1,
    timestamps: 1,
    follow: request.follow ? 1 : 0,
    tail: request.tail ?? 'all',
    ...(request.since === null ? {} : { since: unixTime(request.since) }),
  }
}

/** `1700000000.123456789`, as the Engine takes moments without losing digits. */
function unixTime(iso: string): string {
  const seconds = Math.floor(Date.parse(iso) / 1000)
  const fraction = /\.(\d{1,9})/.exec(iso)?.[1] ?? '0'
  return `${seconds}.${fraction.padEnd(9, '0')}`
}

/** Puts messages together to lines, in batches as they come: the Engine cuts a long line into messages of 16 KiB, each with its own time. */
export async function* readLogLines(
  batches: AsyncIterable<readonly LogFrame[]>,
): AsyncGenerator<readonly LogLine[], void> {
  const open: OpenLines = new Map()
  for await (const frames of batches) {
    const lines: LogLine[] = []
    for (const frame of frames) takeLines(open, frame, lines)
    if (lines.length > 0) yield lines
  }
  if (open.size > 0) yield [...open].map(([stream, line]) => finish(stream, line))
}

/** Lines that have begun and not ended, by stream. */
type OpenLines = Map<LogFrame['stream'], OpenLine>

/** Adds the lines that a message ends to `ended`; what it begins stays in `open`. */
function takeLines(open: OpenLines, { stream, bytes }: LogFrame, ended: LogLine[]): void {
  if (!open.has(stream) && isOneLine(bytes)) {
    ended.push(wholeLine(stream, bytes))
    return
  }
  for (const piece of piecesOf(bytes)) {
    const line = extend(open.get(stream), piece)
    const ends = piece.at(-1) === LINE_FEED || line.length >= MAX_LINE_BYTES
    if (ends) {
      open.delete(stream)
      ended.push(finish(stream, line))
    } else open.set(stream, line)
  }
}

const LINE_FEED = 10

/** True for what nearly every message is: one line with its end. */
const isOneLine = (bytes: Buffer): boolean =>
  bytes.length > 0 && bytes.length < MAX_LINE_BYTES && bytes.indexOf(LINE_FEED) === bytes.length - 1

/** A message that is one line, decoded in one go. */
function wholeLine(stream: LogFrame['stream'], bytes: Buffer): LogLine {
  const end = bytes.length - (bytes.at(-2) === CARRIAGE_RETURN ? 2 : 1)
  const written = bytes.toString('utf8', 0, end)
  return TIME.test(written)
    ? { at: written.slice(0, TIME_BYTES - 1), stream, text: written.slice(TIME_BYTES) }
    : { at: null, stream, text: written }
}

const CARRIAGE_RETURN = 13

interface OpenLine {
  readonly at: string | null
  readonly parts: readonly Uint8Array[]
  readonly length: number
}

/** A message holds one line; bytes of a terminal hold many. The line end stays with its line. */
function* piecesOf(bytes: Buffer): Generator<Buffer, void> {
  let start = 0
  while (start < bytes.length) {
    const end = bytes.indexOf(LINE_FEED, start)
    yield bytes.subarray(start, end === -1 ? bytes.length : end + 1)
    start = end === -1 ? bytes.length : end + 1
  }
}

const TIME_BYTES = '2026-11-22T14:24:05.123456789Z '.length
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z /

function extend(line: OpenLine | undefined, piece: Buffer): OpenLine {
  const head = piece.toString('latin1', 0, TIME_BYTES)
  const time = TIME.test(head) ? head.trimEnd() : null
  const text = time === null ? piece : piece.subarray(TIME_BYTES)
  if (line === undefined) return { at: time, parts: [text], length: text.length }
  return { at: line.at, parts: [...line.parts, text], length: line.length + text.length }
}

function finish(stream: LogFrame['stream'], line: OpenLine): LogLine {
  const [only] = line.parts
  const text = (
    only && line.parts.length === 1 ? Buffer.from(only.buffer, only.byteOffset, only.length) : Buffer.concat(line.parts)
  ).toString('utf8')
  return { at: line.at, stream, text: text.replace(/\r?\n$/, '') }
}
