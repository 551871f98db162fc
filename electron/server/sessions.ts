import { createHash, randomBytes } from 'node:crypto'

/**
 * Who is signed in to the headless shell. A link with a one-time token is exchanged once for a session; the session is a
 * secret of its own and lives as long as the server. Only hashes are kept.
 */
export interface Sessions {
  /** A new one-time token: 256 bits, good for one sign-in. */
  issueToken(): string
  /** The secret of a new session, or null where the token is unknown or was used. The token is spent either way. */
  exchange(token: string): string | null
  has(secret: string | undefined): boolean
}

/** More than a person has browsers; the oldest one is signed out when it is reached. */
const mostSessions = 32

export function createSessions(): Sessions {
  const tokens = new Set<string>()
  const sessions = new Set<string>()

  const open = (): string => {
    const secret = newSecret()
    sessions.add(hash(secret))
    const [oldest] = sessions
    if (sessions.size > mostSessions && oldest !== undefined) sessions.delete(oldest)
    return secret
  }

  return {
    issueToken() {
      const token = newSecret()
      tokens.add(hash(token))
      return token
    },
    exchange: (token) => (tokens.delete(hash(token)) ? open() : null),
    has: (secret) => secret !== undefined && sessions.has(hash(secret)),
  }
}

const newSecret = (): string => randomBytes(32).toString('base64url')

// Looking a hash up in a set tells nothing of the secret through its timing, unlike comparing the secrets would.
const hash = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
