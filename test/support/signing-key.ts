import { createHash, generateKeyPairSync, sign } from 'node:crypto'

/** A pair of keys that updates are signed and checked with. */
export interface SigningKey {
  /** The public one, as a build takes it: 32 bytes in base64. */
  readonly publicKey: string
  /** The signature of bytes, as it lies beside them. */
  sign(bytes: Buffer): Buffer
}

export function newSigningKey(): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const { x = '' } = publicKey.export({ format: 'jwk' })
  return {
    publicKey: Buffer.from(x, 'base64url').toString('base64'),
    sign: (bytes) => Buffer.from(sign(null, bytes, privateKey).toString('base64')),
  }
}

/** A sum as electron-builder writes it. */
export const sha512 = (bytes: Buffer): string => createHash('sha512').update(bytes).digest('base64')
