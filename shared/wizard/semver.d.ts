/** The functions of npm's semver that are used; the package brings no types of its own. */
declare module 'semver' {
  /** True where the version is in the range; false for a version or range that cannot be read. */
  export function satisfies(version: string, range: string): boolean
  /** The range in its normal form; null for what is none. */
  export function validRange(range: string): string | null
  /** -1, 0 or 1. @throws TypeError for what is no version */
  export function compare(a: string, b: string): -1 | 0 | 1
  export function major(version: string): number
  export function minor(version: string): number
}
