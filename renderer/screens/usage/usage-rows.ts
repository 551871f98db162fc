import type { UsageFrame } from '#shared/model/usage.ts'

/** What a service or stack takes now, for a row of the table. Null where it is not known. */
export interface UsageRow {
  readonly name: string
  readonly containers: number
  readonly cpuPercent: number | null
  readonly memoryBytes: number | null
  /** The sum of the limits; null where one of its containers has none. */
  readonly memoryLimitBytes: number | null
  readonly networkBytesPerSecond: number | null
  readonly diskBytesPerSecond: number | null
}

type Container = UsageFrame['containers'][number]

const total = (values: ReadonlyArray<number | null>): number | null => {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

function rowOf(name: string, containers: readonly Container[]): UsageRow {
  const limits = containers.map(({ memoryLimitBytes }) => memoryLimitBytes)
  return {
    name,
    containers: containers.length,
    cpuPercent: total(containers.map(({ cpuPercent }) => cpuPercent)),
    memoryBytes: total(containers.map(({ memoryBytes }) => memoryBytes)),
    memoryLimitBytes: limits.includes(null) ? null : total(limits),
    networkBytesPerSecond: total(
      containers.flatMap((one) => [one.networkReceivedBytesPerSecond, one.networkSentBytesPerSecond]),
    ),
    diskBytesPerSecond: total(
      containers.flatMap((one) => [one.blockReadBytesPerSecond, one.blockWrittenBytesPerSecond]),
    ),
  }
}

/** The rows of a live frame, by name: one for each group that `groupOf` puts containers in. */
export function usageRows(frame: UsageFrame, groupOf: (container: Container) => string): readonly UsageRow[] {
  const groups = new Map<string, Container[]>()
  for (const container of frame.containers) {
    const group = groups.get(groupOf(container))
    if (group) group.push(container)
    else groups.set(groupOf(container), [container])
  }
  return [...groups]
    .map(([name, containers]) => rowOf(name, containers))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}
