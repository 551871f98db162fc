import { type KeyObject, verify } from 'node:crypto'

/** The names of a version's list of files and of its signature, beside the files. */
export const listNames = (version: string) => ({ list: `${version}.sums`, signature: `${version}.sums.sig` })

/** A line of the list: the version, and a file of it as the SHA-512 of its bytes in base64, as electron-builder writes it. */
export const listLine = (version: string, sha512: string): string => `${version} ${sha512}`

/** The lines of a list, or null where its signature (Ed25519, base64) is not of this key. */
export function signedLines(list: Buffer, signature: Buffer, key: KeyObject): ReadonlySet<string> | null {
  const bytes = Buffer.from(signature.toString('latin1').trim(), 'base64')
  if (bytes.length !== 64 || !verify(null, list, key, bytes)) return null
  return new Set(list.toString('utf8').split('\n').filter(Boolean))
}
