/** A socket that waits for somebody, as /proc/net has it. */
export interface ListeningSocket {
  readonly address: string
  readonly port: number
  /** Names the socket for the whole system. */
  readonly inode: string
}

/** TCP_LISTEN, and a UDP socket that is bound and not connected, which the kernel writes as TCP_CLOSE (net/tcp_states.h). */
const waiting: Readonly<Record<'tcp' | 'udp', string>> = { tcp: '0A', udp: '07' }

/**
 * Reads /proc/net/tcp, tcp6, udp or udp6 (proc_net_tcp(5)): one socket a line, `address:port` in hex, the address in words
 * of the machine's byte order. Lines that are cut or unknown are left out.
 */
export function readSocketTable(
  text: string,
  protocol: 'tcp' | 'udp',
  byteOrder: 'LE' | 'BE' = 'LE',
): readonly ListeningSocket[] {
  return text.split('\n').flatMap((line) => {
    const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/)
    const [hex = '', port = ''] = local.split(':')
    if (state !== waiting[protocol] || !/^([0-9A-F]{8}|[0-9A-F]{32})$/.test(hex) || !/^[0-9A-F]{4}$/.test(port))
      return []
    return [{ address: addressOf(hex, byteOrder), port: Number.parseInt(port, 16), inode }]
  })
}

/** `0100007F` to `127.0.0.1`; an IPv4 address inside an IPv6 one comes out as IPv4. */
function addressOf(hex: string, byteOrder: 'LE' | 'BE'): string {
  const words = hex.match(/.{8}/g) ?? []
  const bytes = words.flatMap((word) => {
    const inOrder = (word.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16))
    return byteOrder === 'LE' ? inOrder.reverse() : inOrder
  })
  if (bytes.length === 4) return bytes.join('.')
  const isMapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255
  return isMapped ? bytes.slice(12).join('.') : ipv6Text(bytes)
}

/** The longest run of zero groups is written as `::` (RFC 5952). */
function ipv6Text(bytes: readonly number[]): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((bytes[index * 2] ?? 0) * 256 + (bytes[index * 2 + 1] ?? 0)).toString(16),
  )
  const runs = [...groups.join(':').matchAll(/(?:^|:)0(?::0)+(?=:|$)/g)].map(([run]) => run)
  const longest = runs.sort((a, b) => b.length - a.length)[0]
  if (longest === undefined) return groups.join(':')
  return groups.join(':').replace(longest, '::').replace(/:{3,}/, '::')
}

/** Reads /proc/net/route: destinations with their masks as `10.1.0.0/16`, without the default route. */
export function readRoutes(text: string, byteOrder: 'LE' | 'BE' = 'LE'): readonly string[] {
  return text
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [, destination = '', , , , , , mask = ''] = line.trim().split(/\s+/)
      if (!/^[0-9A-F]{8}$/.test(destination) || !/^[0-9A-F]{8}$/.test(mask)) return []
      const prefix = Number.parseInt(mask, 16).toString(2).replaceAll('0', '').length
      return prefix === 0 ? [] : [`${addressOf(destination, byteOrder)}/${prefix}`]
    })
}
