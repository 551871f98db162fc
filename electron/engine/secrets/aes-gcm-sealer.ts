import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { keystoreForm, SealBroken, type SecretSealer } from './secret-sealer.ts'

/** Name of the form: `aes256gcm-1:<key>:<nonce>:<tag>:<text>`, the last three in base64url. */
export const aesGcmForm = 'aes256gcm-1'

const keyBytes = 32
/** What NIST SP 800-38D recommends; random, so that a key is good for 2^32 texts. */
const nonceBytes = 12
const tagBytes = 16

/**
 * Seals with AES-256-GCM (NIST SP 800-38D), the form and the purpose as additional data. The key is asked for at the
 * first use, so that whoever keeps no secret needs none.
 */
export function createAesGcmSealer(readKey: () => Promise<Uint8Array>): SecretSealer {
  let asked: Promise<Uint8Array> | null = null
  const key = (): Promise<Uint8Array> => {
    asked ??= readKey().catch((error: unknown) => {
      asked = null
      throw error
    })
    return asked
  }
  return {
    seal: async (secret, purpose) => seal(await key(), secret, purpose),
    open: async (sealed, purpose) => open(await key(), sealed, purpose),
  }
}

/** True for 32 bytes. */
export const isAesKey = (key: Uint8Array): boolean => key.length === keyBytes

const additionalData = (purpose: string): Buffer => Buffer.from(`${aesGcmForm}\0${purpose}`, 'utf8')

/** Tells keys apart without saying anything of them. */
const keyName = (key: Uint8Array): string =>
  createHash('sha256').update('stackwright key name\0').update(key).digest('hex').slice(0, 8)

function seal(key: Uint8Array, secret: string, purpose: string): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  cipher.setAAD(additionalData(purpose))
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  const parts = [nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))
  return [aesGcmForm, keyName(key), ...parts].join(':')
}

function open(key: Uint8Array, sealed: string, purpose: string): string {
  const [form, name, ...rest] = sealed.split(':')
  if (form === keystoreForm) throw new SealBroken('it was sealed in the desktop window, and only that can open it')
  if (form !== aesGcmForm) throw new SealBroken('it has a form that this version does not know')
  if (name !== keyName(key)) throw new SealBroken('it was sealed with another key')
  const [nonce, tag, text] = rest.map((part) => Buffer.from(part, 'base64url'))
  if (nonce?.length !== nonceBytes || tag?.length !== tagBytes || !text) throw new SealBroken('it is damaged')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
    decipher.setAAD(additionalData(purpose))
    decipher.setAuthTag(tag)
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8')
  } catch (cause) {
    throw new SealBroken('it is damaged, or was moved from another record', { cause })
  }
}
