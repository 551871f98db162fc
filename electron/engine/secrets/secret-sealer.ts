/**
 * Seals secrets for the database. A sealed text starts with the name of the form it has, so that forms can follow one
 * another. `purpose` is bound to it: a text that was moved to another record does not open.
 */
export interface SecretSealer {
  /** @throws AppError SECRETS_UNAVAILABLE where there is no key that keeps secrets secret */
  seal(secret: string, purpose: string): Promise<string>
  /** @throws AppError SECRETS_UNAVAILABLE; SealBroken where the text does not open with this key for this purpose */
  open(sealed: string, purpose: string): Promise<string>
}

/** A sealed text that does not open. `reason` ends the sentence "... cannot be read: ". It never holds a secret. */
export class SealBroken extends Error {
  readonly reason: string

  constructor(reason: string, options?: ErrorOptions) {
    super(`A secret does not open: ${reason}`, options)
    this.reason = reason
  }
}

/** Name of the form that the desktop window writes: sealed by the key store of the system, which only it can ask. */
export const keystoreForm = 'keystore-1'
