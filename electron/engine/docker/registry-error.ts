import { AppError } from '#shared/contract/app-error.ts'
import { registryOf } from './image-reference.ts'
import type { RegistryPassword } from './registry-auth.ts'

/** What a call that makes the Engine ask a registry is about. */
export interface RegistryErrand {
  readonly registry: string
  /** Null for a mere login. */
  readonly image: string | null
  /** Who is signed in; null for nobody. */
  readonly username: string | null
  /** What must not come out in any message. */
  readonly secrets: readonly string[]
}

/** The errand of asking for an image, with the login that is used. */
export const errandFor = (image: string, login: RegistryPassword | null): RegistryErrand => ({
  registry: registryOf(image),
  image,
  ...signedIn(login),
})

/** The errand of a login alone. */
export const loginErrand = (login: RegistryPassword): RegistryErrand => ({
  registry: login.registry,
  image: null,
  ...signedIn(login),
})

const signedIn = (login: RegistryPassword | null): Pick<RegistryErrand, 'username' | 'secrets'> =>
  login === null ? { username: null, secrets: [] } : { username: login.username, secrets: secretsOf(login) }

/** The password as it is and in the forms that HTTP gives it. */
const secretsOf = ({ username, password }: RegistryPassword): readonly string[] => [
  password,
  encodeURIComponent(password),
  Buffer.from(`${username}:${password}`, 'utf8').toString('base64'),
]

/** Shorter ones would turn every sentence into stars, and a guesser needs no log for them. */
const shortestSecret = 4

/** The text with stars in the place of every secret of the errand. */
export const redact = (text: string, errand: RegistryErrand | undefined): string =>
  (errand?.secrets ?? [])
    .filter((secret) => secret.length >= shortestSecret)
    .reduce((left, secret) => left.replaceAll(secret, '***'), text)

/**
 * What a registry, or the way to it, said through an Engine. Engines answer 500 for nearly all of it, so the words
 * decide: those of moby's distribution client (Engine 20.10 to 28) and of containerd's resolver (Engines with the
 * containerd image store). What is none of them stays IMAGE_NOT_FOUND for an image, REGISTRY_UNREACHABLE for a login.
 */
export function registryError(
  reason: string,
  { registry, image, username, host }: RegistryErrand & { readonly host: string },
  options: ErrorOptions,
): AppError {
  switch (kindOf(reason)) {
    case 'limited':
      return new AppError('REGISTRY_RATE_LIMITED', { registry, username, reason }, options)
    case 'platform':
      return new AppError('IMAGE_NOT_FOR_PLATFORM', { image: image ?? registry, host, reason }, options)
    case 'denied':
      return new AppError('REGISTRY_DENIED', { registry, image, username, reason }, options)
    case 'untrusted':
      return new AppError('REGISTRY_UNTRUSTED', { registry, host, reason }, options)
    case 'unreachable':
      return new AppError('REGISTRY_UNREACHABLE', { registry, host, reason }, options)
    case 'unknown':
      return image === null
        ? new AppError('REGISTRY_UNREACHABLE', { registry, host, reason }, options)
        : new AppError('IMAGE_NOT_FOUND', { image, reason: reason || 'the Engine gave no reason' }, options)
  }
}

type RegistryErrorKind = 'limited' | 'platform' | 'denied' | 'untrusted' | 'unreachable' | 'unknown'

/** The first that fits: a refusal may quote a status, and every one of them may name an address. */
const wordings: ReadonlyArray<readonly [kind: RegistryErrorKind, words: RegExp]> = [
  ['limited', /toomanyrequests|too many requests|rate limit|\b429\b/i],
  [
    'platform',
    /no matching manifest|no match for platform|does not match the specified platform|cannot be used on this platform/i,
  ],
  ['unknown', /manifest unknown|name unknown|manifest for .* not found/i],
  [
    'denied',
    /unauthorized|no basic auth credentials|access denied|access to the resource is denied|incorrect username or password|authorization failed|insufficient_scope|authentication required|\b40[13] (?:unauthorized|forbidden)|status:? 40[13]\b|^denied\b/i,
  ],
  [
    'untrusted',
    /x509|certificate|tls: |http response to https client|first record does not look like a tls handshake/i,
  ],
  [
    'unreachable',
    /dial tcp|connection re(?:fused|set)|no such host|i\/o timeout|timeout|deadline exceeded|request canceled|unreachable|no route to host|proxyconnect|\bEOF\b|broken pipe|unexpected http status|unexpected status|\b50[0-9]\b|error parsing http/i,
  ],
]

const kindOf = (reason: string): RegistryErrorKind => wordings.find(([, words]) => words.test(reason))?.[0] ?? 'unknown'
