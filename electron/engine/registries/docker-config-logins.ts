import { z } from 'zod'

/** A login as Docker's configuration file has it, or why it cannot be taken from there. */
export type DockerConfigLogin =
  | { readonly registry: string; readonly username: string; readonly password: string }
  | { readonly registry: string; readonly reason: string }

const AuthEntry = z.looseObject({
  auth: z.string().optional(),
  username: z.string().optional(),
  password: z.string().optional(),
  identitytoken: z.string().optional(),
})
const DockerConfig = z.looseObject({
  auths: z.record(z.string(), AuthEntry).default({}),
  credsStore: z.string().optional(),
  credHelpers: z.record(z.string(), z.string()).default({}),
})

/**
 * Reads the logins of `~/.docker/config.json` (docker/cli, `configfile.ConfigFile`): `auth` is base64 of `name:password`.
 * What a credential helper or an identity token stands for is named with the reason why it is left out.
 *
 * @throws SyntaxError, ZodError for a file that is not one
 */
export function dockerConfigLogins(text: string): readonly DockerConfigLogin[] {
  const { auths, credsStore, credHelpers } = DockerConfig.parse(JSON.parse(text))
  const listed = Object.entries(auths).map(([registry, entry]) => readEntry(registry, entry, credsStore))
  const helped = Object.entries(credHelpers)
    .filter(([registry]) => auths[registry] === undefined)
    .map(([registry, helper]) => ({ registry, reason: inHelper(helper) }))
  return [...listed, ...helped]
}

const inHelper = (helper: string): string => `it is kept by the credential helper ${helper}, which is not run`

function readEntry(
  registry: string,
  { auth, username, password, identitytoken }: z.infer<typeof AuthEntry>,
  credsStore: string | undefined,
): DockerConfigLogin {
  if (auth) return readBasic(registry, auth)
  if (username && password) return { registry, username, password }
  if (identitytoken) return { registry, reason: 'it is a token of one session, not a password' }
  if (credsStore) return { registry, reason: inHelper(credsStore) }
  return { registry, reason: 'it has no password' }
}

function readBasic(registry: string, auth: string): DockerConfigLogin {
  const text = Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '')
  const at = text.indexOf(':')
  if (at < 1 || at === text.length - 1) return { registry, reason: 'it has no name or no password' }
  return { registry, username: text.slice(0, at), password: text.slice(at + 1) }
}
