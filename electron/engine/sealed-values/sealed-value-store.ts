import type { Kysely } from 'kysely'
import { AppError } from '#shared/contract/app-error.ts'
import type { StackDocument } from '#shared/model/document.ts'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import { SealBroken, type SecretSealer } from '../secrets/secret-sealer.ts'
import { sweepSealedValues } from './sweep-sealed-values.ts'

/** Values of secret variables, sealed in the database under names that say nothing of them. A value is never changed. */
export interface SealedValueStore {
  /** Seals a value and answers its name. @throws AppError SECRETS_UNAVAILABLE */
  put(value: string): Promise<string>
  /** True where there is such a value. */
  has(ref: string): Promise<boolean>
  /**
   * The document with the values of its sealed variables in its environment; the same document where it has none.
   * @throws AppError SECRET_UNREADABLE, SECRETS_UNAVAILABLE
   */
  fill(document: StackDocument): Promise<StackDocument>
  /** See `sweepSealedValues`. */
  sweep(madeBefore: Date, signal: AbortSignal): Promise<void>
}

/** What the store is made from. */
export interface SealedValueStoreDependencies {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly newId: () => string
  readonly sealer: SecretSealer
}

/** Makes the store over an open database. */
export function createSealedValueStore({ db, clock, newId, sealer }: SealedValueStoreDependencies): SealedValueStore {
  const find = (id: string) => db.selectFrom('sealed_values').select('sealed').where('id', '=', id).executeTakeFirst()

  const open = async (variable: string, id: string): Promise<string> => {
    const row = await find(id)
    try {
      if (!row) throw new SealBroken('it is not stored here')
      return await sealer.open(row.sealed, purposeOf(id))
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error
      throw new AppError(
        'SECRET_UNREADABLE',
        { secret: `The value of ${variable}`, reason: error.reason },
        { cause: error },
      )
    }
  }

  return {
    async put(value) {
      const id = newId()
      const sealed = await sealer.seal(value, purposeOf(id))
      await db.insertInto('sealed_values').values({ id, sealed, created_at: clock.now().getTime() }).execute()
      return id
    },
    has: async (ref) => (await find(ref)) !== undefined,
    async fill(document) {
      const missing = Object.entries(document.secrets ?? {}).filter(
        ([name]) => !Object.hasOwn(document.environment, name),
      )
      if (missing.length === 0) return document
      const values = await Promise.all(missing.map(async ([name, ref]) => [name, await open(name, ref)] as const))
      return { ...document, environment: { ...document.environment, ...Object.fromEntries(values) } }
    },
    sweep: (madeBefore, signal) => sweepSealedValues(db, madeBefore.getTime(), signal),
  }
}

/** Binds a value to its record. */
const purposeOf = (id: string): string => JSON.stringify(['sealed_values.sealed', id])
