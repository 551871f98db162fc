/** `name number` on each line, as `memory.stat` and `cpu.stat` are written; anything else is left out. */
export function readKeyedNumbers(text: string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const [name, value] = line.split(' ')
      return name && value !== undefined && /^\d+$/.test(value) ? [[name, Number(value)]] : []
    }),
  )
}

/** A number; null for `max`, which stands for no limit, and for what is no number. */
export function readNumber(text: string): number | null {
  const trimmed = text.trim()
  return /^\d+$/.test(trimmed) ? Number(trimmed) : null
}

/** Bytes read from and written to block devices. */
export interface BlockBytes {
  readonly read: number
  readonly written: number
}

/** cgroup v1, `blkio.throttle.io_service_bytes`: `8:0 Read 4096` for each device and kind of operation. */
export function readBlockBytesV1(text: string): BlockBytes {
  const of = (operation: string) =>
    total([...text.matchAll(new RegExp(`^\\d+:\\d+ ${operation} (\\d+)$`, 'gm'))].map(([, value]) => Number(value)))
  return { read: of('Read'), written: of('Write') }
}

/** cgroup v2, `io.stat`: `8:0 rbytes=4096 wbytes=0 rios=1 ...` for each device. */
export function readBlockBytesV2(text: string): BlockBytes {
  const of = (name: string) =>
    total([...text.matchAll(new RegExp(`\\b${name}=(\\d+)`, 'g'))].map(([, value]) => Number(value)))
  return { read: of('rbytes'), written: of('wbytes') }
}

/**
 * `/proc/PID/net/dev`: what the network interfaces of a container carried, its loopback left out as the Engine does.
 * Null where it has no other.
 */
export function readNetworkBytes(text: string): { readonly received: number; readonly sent: number } | null {
  const rows = text.split('\n').flatMap((line) => {
    const [, name, counters] = /^\s*(\S+):\s*(.*)$/.exec(line) ?? []
    if (name === undefined || name === 'lo') return []
    const numbers = (counters ?? '').trim().split(/\s+/).map(Number)
    return [{ received: numbers[0] ?? 0, sent: numbers[8] ?? 0 }]
  })
  if (rows.length === 0) return null
  return { received: total(rows.map(({ received }) => received)), sent: total(rows.map(({ sent }) => sent)) }
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
