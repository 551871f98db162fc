import { createAesGcmSealer } from './aes-gcm-sealer.ts'
import { type KeySources, readSecretKey } from './secret-key.ts'
import type { SecretSealer } from './secret-sealer.ts'

/** Seals with the key of the environment or the data folder, which is read (or made) at the first use. */
export const createKeyFileSealer = (sources: KeySources): SecretSealer =>
  createAesGcmSealer(async () => readSecretKey(sources))
