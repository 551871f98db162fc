/** Two versions to compare, older first. */
export interface ComparedPair {
  readonly from: number
  readonly to: number
}

/**
 * What is compared: the chosen version with the one marked for comparison; with no mark, with the version that runs;
 * and where that is the chosen one itself, with the version before it. null where there is only one version.
 */
export const comparedPair = (
  numbers: readonly number[],
  chosen: number,
  marked: number | null,
  current: number | null,
): ComparedPair | null => {
  const other = [marked, current, chosen - 1, chosen + 1].find(
    (candidate) => candidate !== null && candidate !== chosen && numbers.includes(candidate),
  )
  if (other === undefined || other === null) return null
  return { from: Math.min(chosen, other), to: Math.max(chosen, other) }
}

/** The version one row further down (older) or up (newer) in a list that has the newest first; stays at its ends. */
export const moved = (numbers: readonly number[], from: number, by: 1 | -1): number => {
  const at = numbers.indexOf(from)
  return numbers[Math.min(Math.max(0, at + by), numbers.length - 1)] ?? from
}
