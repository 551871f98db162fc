import { safeStorage } from 'electron'
import { createKeyFileSealer } from '#engine/secrets/key-file-sealer.ts'
import { givesSecretKey, type KeySources } from '#engine/secrets/secret-key.ts'
import { keystoreForm, SealBroken, type SecretSealer } from '#engine/secrets/secret-sealer.ts'
import { AppError } from '#shared/contract/app-error.ts'

/**
 * The sealer of the desktop: the key store of the system, unless the environment gives a key. What the command line
 * sealed with the key file of the data folder is opened with that. Call it after Electron is ready.
 */
export function createDesktopSealer(sources: KeySources): SecretSealer {
  const keyFile = createKeyFileSealer(sources)
  if (givesSecretKey(sources.environment)) return keyFile
  return {
    seal: sealInKeystore,
    open: (sealed, purpose) =>
      sealed.startsWith(`${keystoreForm}:`) ? openFromKeystore(sealed, purpose) : keyFile.open(sealed, purpose),
  }
}

/** The key store seals a text alone, so what it is for is sealed with it. */
async function sealInKeystore(secret: string, purpose: string): Promise<string> {
  await demandKeystore()
  const sealed = await safeStorage.encryptStringAsync(JSON.stringify([purpose, secret]))
  return `${keystoreForm}:${sealed.toString('base64')}`
}

async function openFromKeystore(sealed: string, purpose: string): Promise<string> {
  await demandKeystore()
  const bytes = Buffer.from(sealed.slice(keystoreForm.length + 1), 'base64')
  const [found, secret] = await decrypt(bytes)
  if (found !== purpose || typeof secret !== 'string') throw new SealBroken('it was moved from another record')
  return secret
}

async function decrypt(bytes: Buffer): Promise<readonly unknown[]> {
  try {
    const { result } = await safeStorage.decryptStringAsync(bytes)
    const found: unknown = JSON.parse(result)
    return Array.isArray(found) ? found : []
  } catch (cause) {
    throw new SealBroken('the key store of this system does not open it', { cause })
  }
}

/** Backends of Linux (safeStorage, Electron 45) that seal with a password that everybody knows, or with who knows what. */
const plainBackends: ReadonlySet<string> = new Set(['basic_text', 'unknown'])

/** Without a key ring Electron would seal with such a password: that is refused. */
async function demandKeystore(): Promise<void> {
  const isPlain = process.platform === 'linux' && plainBackends.has(safeStorage.getSelectedStorageBackend())
  if (!isPlain && (await safeStorage.isAsyncEncryptionAvailable())) return
  const reason = 'this desktop session has no key store, such as GNOME Keyring or KWallet, that is unlocked'
  throw new AppError('SECRETS_UNAVAILABLE', { reason })
}
