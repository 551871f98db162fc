import { isSecretName } from '#shared/model/secret-name.ts'

/** What stands for a value that is not shown. */
export const masked = '(hidden)'

/**
 * What the Engine says of an object, fit to be shown: values of environment variables are hidden, and so is whatever a name
 * says is secret, a password in an address or in options of a mount, and every known secret wherever it stands.
 *
 * @param redact takes known secrets out of a text
 */
export function maskInspection(
  content: Readonly<Record<string, unknown>>,
  redact: (text: string) => string,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(content).map(([name, value]) => [name, maskValue(name, value, redact)]))
}

function maskValue(name: string, value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return isSecret(name) ? masked : maskText(value, redact)
  if (Array.isArray(value)) {
    return value.map((item, index) => {
      if (name === 'Env') return maskVariable(item)
      return isSecretOption(value[index - 1]) ? masked : maskValue('', item, redact)
    })
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [maskText(key, redact), maskValue(key, inner, redact)]),
    )
  }
  return value
}

/** Labels are written with dots and dashes: `traefik.auth.api-key`. */
const isSecret = (name: string): boolean => isSecretName(name.replaceAll(/[^A-Za-z0-9]/g, '_'))

/** `--password`, `--requirepass`: what follows is a secret. */
const isSecretOption = (before: unknown): boolean =>
  typeof before === 'string' && /^--?[\w-]*(pass|password|passwd|secret|token|api-?key)$/i.test(before)

const maskVariable = (variable: unknown): unknown =>
  typeof variable === 'string' ? variable.replace(/=[\s\S]*$/, `=${masked}`) : masked

/** A command, part by part. */
export const maskCommand = (parts: readonly string[], redact: (text: string) => string): string[] =>
  parts.map((part, index) => (isSecretOption(parts[index - 1]) ? masked : maskText(part, redact)))

/** `postgres://user:password@host`, and `username=a,password=b` of a network share. */
export const maskText = (text: string, redact: (text: string) => string): string =>
  redact(text)
    .replaceAll(/(:\/\/[^/\s:@]+:)[^/\s@]+@/g, `$1${masked}@`)
    .replaceAll(
      /\b(pass|password|passwd|secret|token|api[_-]?key|requirepass)(=|\s+)(?!\()[^\s,;&"']+/gi,
      `$1$2${masked}`,
    )
