/**
 * What the kernel counts of one container, at one moment. Counters only grow while it runs and begin anew when it is
 * started again; null is what the source does not tell.
 */
export interface UsageReading {
  /** Milliseconds since 1970. */
  readonly at: number
  /** Milliseconds of a clock that never jumps, for the time between two readings. */
  readonly clockMs: number
  readonly cpuNanoseconds: number | null
  /** What all cores of the host spent, idle or not, by the same clock; null where only time can be compared with. */
  readonly systemNanoseconds: number | null
  /** How many cores `systemNanoseconds` is the sum of. */
  readonly cores: number
  /** Without the file cache that can be taken back at once. */
  readonly memoryBytes: number | null
  readonly memoryLimitBytes: number | null
  readonly networkReceivedBytes: number | null
  readonly networkSentBytes: number | null
  readonly blockReadBytes: number | null
  readonly blockWrittenBytes: number | null
  readonly processes: number | null
}
