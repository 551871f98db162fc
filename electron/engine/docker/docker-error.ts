import { AppError } from '#shared/contract/app-error.ts'
import { missingPrecondition } from './missing-precondition.ts'
import { type RegistryErrand, redact, registryError } from './registry-error.ts'

/** Ends a wait for the Engine; becomes ENGINE_TIMEOUT. */
export class DeadlinePassed extends Error {
  readonly timeoutMs: number

  constructor(timeoutMs: number) {
    super(`No answer within ${timeoutMs} ms`)
    this.timeoutMs = timeoutMs
  }
}

/** What the Engine reports inside a stream whose HTTP status was 200 already. */
export class ReportedInStream extends Error {}

/** What was being asked of which host, for the message. */
export interface ErrorContext {
  readonly host: string
  /** In words that fit after "refused": `the start of container 3f2a91c0b1d2`. */
  readonly call: string
  /** Set where the Engine asks a registry: whatever is said then is about that. */
  readonly errand?: RegistryErrand
}

/**
 * The one place where foreign errors get a code of the table: the connection's by their system code, the Engine's by
 * their text, since their status tells too little (a registry's refusal comes as 500). `cause` keeps the original.
 * Answers an AppError as it is, and also what is none of these: that is a bug of ours and must stay one.
 */
export function toAppError(error: unknown, context: ErrorContext): unknown {
  if (error instanceof AppError) return error
  if (error instanceof DeadlinePassed) return timeout(error, context)
  const sentence = engineSentence(error)
  if (sentence !== null) return engineError(sentence, error, context)
  return connectionError(error, context) ?? error
}

/** HTTP status that the Engine answered with, null where the error is not an Engine's answer. Looks into `cause`. */
export function engineStatus(error: unknown): number | null {
  const status = field(error, 'statusCode')
  if (typeof status === 'number') return status
  return error instanceof AppError ? engineStatus(error.cause) : null
}

/** True where the Engine says that the thing asked about does not exist. */
export const isNotFound = (error: unknown): boolean => engineStatus(error) === 404

/** True where the Engine says that it is so already. */
export const isUnchanged = (error: unknown): boolean => engineStatus(error) === 304

/** True where the Engine says that something else stands in the way. */
export const isConflict = (error: unknown): boolean => engineStatus(error) === 409

/** True where a removal of the same container is under way (moby: `removal of container X is already in progress`). */
export const isRemovalInProgress = (error: unknown): boolean =>
  isConflict(error) && /removal of container .* is already in progress/i.test(sentenceOfCause(error))

/** True where a container cannot be connected because it is already (moby: 403, `endpoint with name X already exists`). */
export const isAlreadyConnected = (error: unknown): boolean =>
  /endpoint with name .* already exists in network|is already attached to network/i.test(sentenceOfCause(error))

/** True where a network cannot be removed because containers use it (moby: 403, `network X has active endpoints`). */
export const hasActiveEndpoints = (error: unknown): boolean => /has active endpoints/i.test(sentenceOfCause(error))

/** ENGINE_ERROR for an answer that is not what the Engine API promises. */
export function unreadableAnswer(context: ErrorContext, cause: unknown): AppError<'ENGINE_ERROR'> {
  const reason = 'its answer is not one of the Docker Engine API'
  return new AppError('ENGINE_ERROR', { host: context.host, call: context.call, reason }, { cause })
}

/** ENGINE_UNREACHABLE for a stream that the Engine ended, which it does only when it shuts down. */
export function streamEnded(context: ErrorContext): AppError<'ENGINE_UNREACHABLE'> {
  return new AppError('ENGINE_UNREACHABLE', { host: context.host, reason: 'it closed the connection' })
}

/** True where an Engine adds sizes up already, which it does once at a time (moby before 25: `a disk usage operation is already running`). */
export const isAddingUp = (error: unknown): boolean =>
  /disk usage operation is already running/i.test(sentenceOfCause(error))

const sentenceOfCause = (error: unknown): string =>
  engineSentence(error instanceof AppError ? error.cause : error) ?? ''

/** The Engine's own words, without dockerode's and the CLI's wrapping. Null where it is not an answer of the Engine. */
function engineSentence(error: unknown): string | null {
  if (error instanceof ReportedInStream) return clean(error.message)
  if (typeof field(error, 'statusCode') !== 'number') return null
  const told = field(field(error, 'json'), 'message')
  if (typeof told === 'string') return clean(told)
  const message = field(error, 'message')
  return clean(typeof message === 'string' ? message : '')
}

const clean = (text: string): string =>
  text
    .replace(/^\(HTTP code \d+\) [^-]* - /, '')
    .replace(/^Error response from daemon: /, '')
    .replace(/\s+/g, ' ')
    .replace(/(: unknown)+\s*$/, '')
    .trim()
    .replace(/\.$/, '')

function engineError(told: string, original: unknown, context: ErrorContext): AppError {
  const { host, call, errand } = context
  const sentence = redact(told, errand)
  // A registry that repeats a password must not bring it into the log.
  const cause = sentence === told ? original : new Error(sentence)
  const wrap = { cause }
  const port = takenPort(sentence)
  if (port !== null) return new AppError('PORT_IN_USE', { port, host, holder: null }, wrap)
  if (/no space left on device/i.test(sentence)) {
    return new AppError('NO_SPACE_ON_HOST', { host, reason: sentence }, wrap)
  }
  const lacking = missingPrecondition(sentence, host, wrap)
  if (lacking !== null) return lacking
  const taken = takenName(sentence)
  if (taken !== null) return new AppError('NAME_TAKEN', { ...taken, host }, wrap)
  if (errand) return registryError(sentence, { ...errand, host }, wrap)
  const image = missingImage(sentence)
  if (image !== null) return new AppError('IMAGE_NOT_FOUND', { image, reason: sentence }, wrap)
  return new AppError('ENGINE_ERROR', { host, call, reason: sentence || 'it gave no reason' }, wrap)
}

/**
 * The host port that could not be bound. Wordings: libnetwork `Bind for 0.0.0.0:80 failed: port is already allocated`;
 * docker-proxy `listen tcp4 0.0.0.0:80: bind: address already in use`; Engine 28 `failed to bind host port for
 * 0.0.0.0:80:172.17.0.2:80/tcp: address already in use`. An address of a network in use names no port and is not this.
 */
function takenPort(sentence: string): number | null {
  if (!/port is already allocated|address already in use/i.test(sentence)) return null
  const found = /(?:Bind for|listen \w+|bind (?:host )?port(?: for)?) (?:\[[^\]]*\]|[^\s:]*):(\d+)/i.exec(sentence)
  return found?.[1] === undefined ? null : Number(found[1])
}

function takenName(sentence: string): { object: 'container' | 'network' | 'volume'; name: string } | null {
  const container = /container name "\/?([^"]+)" is already in use/i.exec(sentence)
  if (container?.[1] !== undefined) return { object: 'container', name: container[1] }
  const network = /network with name (\S+) already exists/i.exec(sentence)
  if (network?.[1] !== undefined) return { object: 'network', name: network[1] }
  return null
}

function missingImage(sentence: string): string | null {
  const missing = /no such image: (\S+)/i.exec(sentence) ?? /manifest for (\S+) not found/i.exec(sentence)
  return missing?.[1] ?? null
}

function timeout(error: DeadlinePassed, context: ErrorContext): AppError {
  const seconds = Math.round(error.timeoutMs / 100) / 10
  if (context.errand) {
    const { registry } = context.errand
    const data = { registry, host: context.host, reason: `no answer within ${seconds} s` }
    return new AppError('REGISTRY_UNREACHABLE', data, { cause: error })
  }
  return new AppError('ENGINE_TIMEOUT', { host: context.host, call: context.call, seconds }, { cause: error })
}

/** What the system says of a connection, in words that end `The Docker Engine of X does not answer: ...`. */
const connectionReasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no socket where it should be',
  ECONNREFUSED: 'its socket is there, but nobody listens',
  ECONNRESET: 'the connection broke',
  ECONNABORTED: 'the connection broke',
  EPIPE: 'the connection broke',
  ENOTSOCK: 'what should be its socket is another file',
  ETIMEDOUT: 'the connection timed out',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ENOTFOUND: 'the host name is not known',
  ERR_STREAM_PREMATURE_CLOSE: 'the connection broke',
}

function connectionError(error: unknown, context: ErrorContext): AppError | null {
  const code = field(error, 'code')
  if (typeof code !== 'string') return null
  if (code === 'EACCES' || code === 'EPERM') {
    return new AppError('ENGINE_PERMISSION', { host: context.host }, { cause: error })
  }
  const reason = code.startsWith('HPE_') ? 'what answers is not a Docker Engine' : connectionReasons[code]
  if (reason === undefined) return null
  return new AppError('ENGINE_UNREACHABLE', { host: context.host, reason }, { cause: error })
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
