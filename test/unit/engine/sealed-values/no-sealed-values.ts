import type { SealedValueStore } from '#engine/sealed-values/sealed-value-store.ts'

/** For tests whose documents have no sealed variables. */
export const noSealedValues: Pick<SealedValueStore, 'fill'> = { fill: async (document) => document }
