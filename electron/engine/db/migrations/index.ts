import { foundation } from './0001-foundation.ts'

/** One step of the schema. Once released it is never changed; a new step is added instead. */
export interface SchemaMigration {
  /** Sorts after all before it. */
  readonly name: string
  /** One statement each. */
  readonly statements: readonly string[]
}

/** All of them, in order. */
export const migrations: readonly SchemaMigration[] = [foundation]
