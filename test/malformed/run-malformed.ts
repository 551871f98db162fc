import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEngine, type Engine } from '#engine/engine.ts'
import { errorTable } from '#shared/contract/errors.ts'
import { openLocalSocket } from '../../electron/server/local-socket.ts'
import { type SeededRandom, seededRandom } from '../support/seeded-random.ts'
import { captureMessages, captureRestCalls, type RestCall } from './captured-calls.ts'
import { openHostilePort } from './hostile-port.ts'
import { spoilJson, spoilText } from './spoil.ts'

export interface MalformedRun {
  readonly calls: number
  readonly seed: number
  readonly signal: AbortSignal
}

export interface MalformedTally {
  readonly calls: number
  /** How many were refused with a row of the error table, answered, and ended with their port. */
  readonly refused: number
  readonly answered: number
  readonly closed: number
  /** The longest answer, in milliseconds. */
  readonly slowestMs: number
  /** What the heap grew by between the first tenth of the calls and the end, in MiB, each after a collection. */
  readonly grewMiB: number
  readonly violations: readonly string[]
}

/** The longest that a call may take, in milliseconds. */
const longestMs = 1000

interface Answer {
  readonly status: number
  readonly body: unknown
}

/**
 * Sends malformed calls over the IPC bridge and over REST to a real engine whose Docker Engine is away: half of them
 * right in form and wrong in content, half of them wrong in form. Every answer has to be one of the procedures, or an
 * error of the table.
 */
export async function runMalformed(run: MalformedRun): Promise<MalformedTally> {
  const folder = await mkdtemp(join(tmpdir(), 'stackwright-malformed-'))
  const engine = await createEngine({ dataFolder: folder, shell: 'server', dockerHost: `unix://${folder}/none.sock` })
  await engine.start()
  try {
    return await sendAll(engine, folder, run)
  } finally {
    await engine.stop()
    await rm(folder, { recursive: true })
  }
}

async function sendAll(engine: Engine, folder: string, run: MalformedRun): Promise<MalformedTally> {
  const random = seededRandom(run.seed)
  const [messages, restCalls] = [await captureMessages(), await captureRestCalls()]
  const port = openHostilePort(engine)
  const socket = await openLocalSocket({ engine, dataFolder: folder })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const tally = {
    calls: 0,
    refused: 0,
    answered: 0,
    closed: 0,
    slowestMs: 0,
    heapAtStart: 0,
    violations: [] as string[],
  }
  const failed = (error: unknown) => tally.violations.push(`an error that nobody caught: ${String(error)}`)
  process.on('unhandledRejection', failed).on('uncaughtException', failed)
  try {
    while (tally.calls < run.calls && !run.signal.aborted) {
      const message = spoilMessage(numbered(random.pick(messages), tally.calls), random)
      const rest = spoilRest(random.pick(restCalls), random)
      await judge(tally, message, () => port.send(message, longestMs))
      await judge(tally, `${rest.method} ${rest.path} ${rest.body}`, () =>
        sendRest(rest, { socketPath: socket.path, agent }),
      )
      if (tally.calls >= run.calls / 10 && tally.heapAtStart === 0) tally.heapAtStart = heapMiB()
    }
    const { heapAtStart, ...rest } = tally
    return { ...rest, grewMiB: Math.round(heapMiB() - heapAtStart) }
  } finally {
    process.off('unhandledRejection', failed).off('uncaughtException', failed)
    agent.destroy()
    port.close()
    await socket.close()
  }
}

/** MiB of the heap that are in use, after a collection where Node was started with --expose-gc. */
function heapMiB(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 2 ** 20
}

type Counts = { -readonly [Key in 'calls' | 'refused' | 'answered' | 'closed' | 'slowestMs']: number } & {
  readonly violations: string[]
}

const count = (tally: Counts, what: 'refused' | 'answered' | 'closed'): void => {
  tally[what] += 1
}

async function judge(tally: Counts, sent: string, call: () => Promise<Answer | 'closed' | 'silent'>): Promise<void> {
  const start = performance.now()
  const answer = await call()
  tally.slowestMs = Math.max(tally.slowestMs, Math.round(performance.now() - start))
  tally.calls += 1
  const complain = (what: string) => void tally.violations.push(`${what}: ${sent.slice(0, 300)}`)
  if (answer === 'silent') return complain(`no answer within ${longestMs} ms`)
  if (answer === 'closed') return count(tally, 'closed')
  if (answer.status < 400) return count(tally, 'answered')
  count(tally, 'refused')
  if (!isTyped(answer.body))
    complain(`${answer.status} is no error of the table (${JSON.stringify(answer.body)?.slice(0, 120)})`)
  else if (answer.status >= 500 && answer.body.code === 'INTERNAL') complain('an error of ours')
}

const isTyped = (body: unknown): body is { readonly code: string } =>
  typeof body === 'object' && body !== null && 'code' in body && Object.hasOwn(errorTable, String(body.code))

/** The same call under a number of its own, so that no answer is taken for that of another. */
const numbered = (message: string, call: number): string => JSON.stringify({ ...JSON.parse(message), i: `c${call}` })

function spoilMessage(message: string, random: SeededRandom): string {
  if (random.chance(0.5)) return spoilText(message, random)
  const { p, ...rest } = JSON.parse(message) as { readonly p: { readonly b?: unknown } }
  const body = JSON.parse(spoilJson(JSON.stringify(p.b ?? {}), random)) as unknown
  return JSON.stringify({ ...rest, p: { ...p, b: body } })
}

function spoilRest(call: RestCall, random: SeededRandom): RestCall {
  if (random.chance(0.2)) return { ...call, path: `/api/${encodePath(spoilText(call.path.slice(5), random))}` }
  if (call.body === '')
    return { ...call, path: `${call.path}${call.path.includes('?') ? '&' : '?'}limit=${random.below(3) - 1}&x=%` }
  return { ...call, body: random.chance(0.5) ? spoilText(call.body, random) : spoilJson(call.body, random) }
}

/** As a client would write it; half of a pair of surrogates cannot be encoded. */
const encodePath = (path: string): string => encodeURI(path.replaceAll(/\p{Surrogate}/gu, ''))

const sendRest = (
  call: RestCall,
  { socketPath, agent }: { readonly socketPath: string; readonly agent: Agent },
): Promise<Answer | 'silent'> =>
  new Promise((resolve) => {
    const outgoing = request({
      socketPath,
      agent,
      method: call.method,
      path: call.path,
      headers: { 'content-type': 'application/json' },
    })
    const end = (answer: Answer | 'silent') => {
      clearTimeout(timer)
      resolve(answer)
    }
    const timer = setTimeout(() => {
      end('silent')
      outgoing.destroy()
    }, longestMs)
    outgoing.on('error', () => end({ status: 400, body: { code: 'INVALID_INPUT' } }))
    outgoing.on('response', (response) => {
      const status = response.statusCode ?? 0
      if (response.headers['content-type']?.startsWith('text/event-stream')) {
        end({ status, body: null })
        outgoing.destroy()
        return
      }
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => end({ status, body: parse(Buffer.concat(chunks).toString()) }))
    })
    outgoing.end(call.body)
  })

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
