import { AppError } from '#shared/contract/app-error.ts'

/**
 * What the host lacks for a container or network to be created, by the Engine's words: nothing was stopped for it yet.
 * null where the sentence says something else. Wordings: moby, `errBindSourceDoesNotExist`; libnetwork ipam,
 * `ErrPoolOverlap` and the default address pools (before and since Engine 26).
 */
export function missingPrecondition(sentence: string, host: string, wrap: ErrorOptions): AppError | null {
  const source = /bind source path does not exist: (.+)$/i.exec(sentence)?.[1]
  if (source !== undefined) return new AppError('BIND_SOURCE_MISSING', { path: source, host }, wrap)
  if (/could not find an available, non-overlapping IPv4 address pool|all predefined address pools/i.test(sentence))
    return new AppError('ADDRESS_POOLS_EXHAUSTED', { host }, wrap)
  if (/pool overlaps with other one/i.test(sentence)) return new AppError('SUBNET_TAKEN', { host }, wrap)
  return null
}
