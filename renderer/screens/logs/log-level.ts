/** How bad a line says it is. `other` where it does not say. */
export type LogLevel = 'error' | 'warn' | 'info' | 'debug' | 'other'

/** A level stands near the beginning of a line; what comes later is text that only speaks of one. */
const LOOK_AT = 200

const words: Readonly<Record<string, LogLevel>> = {
  emerg: 'error',
  alert: 'error',
  crit: 'error',
  critical: 'error',
  fatal: 'error',
  panic: 'error',
  severe: 'error',
  error: 'error',
  err: 'error',
  warn: 'warn',
  warning: 'warn',
  notice: 'info',
  info: 'info',
  information: 'info',
  log: 'info',
  config: 'info',
  debug: 'debug',
  fine: 'debug',
  finer: 'debug',
  finest: 'debug',
  trace: 'debug',
  verbose: 'debug',
}
const anyWord = Object.keys(words).join('|')

/** `level=error`, `"level":"warn"`, `severity: info`, `lvl=dbug`: a field that names the level. */
const field = new RegExp(`\\b(?:level|lvl|severity|loglevel)"?\\s*[:=]\\s*"?(${anyWord})\\b`, 'i')
/** pino and bunyan write numbers: 10 trace to 60 fatal. */
const numberField = /"level":\s*(\d0)\b/
/** `[error]`, `<Warn>`, `(INFO)`. */
const bracketed = new RegExp(`[[(<]\\s*(${anyWord})\\s*[\\])>]`, 'i')
/** A word in capitals that stands alone: `2026-11-22 14:00 ERROR ...`, `WARN:`. */
const capitals = new RegExp(`(?:^|[\\s|:\\]])(${anyWord.toUpperCase()})(?=[\\s|:\\]]|$)`)
/** `error: ...` and `Warning: ...` at the very beginning. */
const leading = /^(?:\S+:\s)?(fatal|panic|error|warning|warn|info|debug):/i
/** The Go logger of Kubernetes: `E1122 14:00:00.000000`. */
const klog = /^([IWEF])\d{4} \d\d:/
const klogLevels: Readonly<Record<string, LogLevel>> = { I: 'info', W: 'warn', E: 'error', F: 'error' }
const thrown =
  /^(?:Traceback \(most recent call last\)|(?:Uncaught |Unhandled )?(?:[\w.]+)?(?:Error|Exception)\b\s*:|Exception in thread)/

/** The level that a line (without escape sequences) says it has, in the ways that common loggers write one. */
export function levelOf(text: string): LogLevel {
  const head = text.length > LOOK_AT ? text.slice(0, LOOK_AT) : text
  const word = (field.exec(head) ?? bracketed.exec(head) ?? capitals.exec(head) ?? leading.exec(head))?.[1]
  if (word) return words[word.toLowerCase()] ?? 'other'
  const number = numberField.exec(head)?.[1]
  if (number) return ofNumber(Number(number))
  const letter = klog.exec(head)?.[1]
  if (letter) return klogLevels[letter] ?? 'other'
  return thrown.test(head) ? 'error' : 'other'
}

function ofNumber(number: number): LogLevel {
  if (number >= 50) return 'error'
  if (number >= 40) return 'warn'
  return number >= 30 ? 'info' : 'debug'
}
