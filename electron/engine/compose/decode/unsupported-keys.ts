import { refusedAt } from '#shared/compose/compose-places.ts'
import type { Unsupported } from './collection.ts'

/** Service keys of Compose (compose-spec, 05-services.md) that are refused by name, so that none is ignored in silence. */
export const unsupportedServiceKeys: Unsupported = refusedAt(['services', '*'])

/** Top-level keys of Compose that are refused by name. */
export const unsupportedTopLevelKeys: Unsupported = refusedAt([])
