/** The first regular file of an archive. */
export interface ArchivedFile {
  readonly uid: number
  readonly gid: number
  /** Permission bits. */
  readonly mode: number
  readonly bytes: Uint8Array
}

const BLOCK = 512

/** Types of entries that only describe the next one: pax records (POSIX.1-2017) and long names (GNU). */
const describing: ReadonlySet<string> = new Set(['x', 'g', 'L', 'K'])

/** The first entry of a tar archive; null where that is no regular file, or the archive ends inside it. */
export function readFirstFile(archive: Buffer): ArchivedFile | null {
  let at = 0
  while (at + BLOCK <= archive.length) {
    const type = archive.toString('latin1', at + 156, at + 157)
    const size = octal(archive, at + 124, 12)
    const start = at + BLOCK
    if (!describing.has(type)) return isRegular(type) ? fileAt(archive, at, { start, end: start + size }) : null
    at = start + Math.ceil(size / BLOCK) * BLOCK
  }
  return null
}

const isRegular = (type: string): boolean => type === '0' || type === '\0'

function fileAt(archive: Buffer, at: number, { start, end }: { readonly start: number; readonly end: number }) {
  if (end > archive.length) return null
  return {
    mode: octal(archive, at + 100, 8) & 0o7777,
    uid: octal(archive, at + 108, 8),
    gid: octal(archive, at + 116, 8),
    bytes: archive.subarray(start, end),
  }
}

function octal(archive: Buffer, at: number, length: number): number {
  const digits = /^[0-7]+/.exec(archive.toString('latin1', at, at + length).trimStart())
  return digits ? Number.parseInt(digits[0], 8) : 0
}
