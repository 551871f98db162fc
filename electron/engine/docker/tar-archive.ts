import { Buffer } from 'node:buffer'

/** One regular file of an archive. */
export interface TarEntry {
  /** Without a slash at the start. */
  readonly path: string
  readonly uid: number
  readonly gid: number
  readonly mode: number
  readonly bytes: Uint8Array
}

/**
 * A tar archive of regular files, their time the start of 1970. POSIX ustar; what does not fit its fields (long or
 * non-ASCII paths, ids above 2097151) is written as a pax record before it (POSIX.1-2017, `pax`).
 */
export const tarArchive = (entries: readonly TarEntry[]): Buffer =>
  Buffer.concat([...entries.flatMap(blocksOf), Buffer.alloc(2 * BLOCK)])

const BLOCK = 512
const MAX_ID = 0o7777777

const blocksOf = (entry: TarEntry): readonly Buffer[] => {
  const records = paxRecords(entry)
  const short = { ...entry, path: isPlain(entry.path) ? entry.path : 'file' }
  return [
    ...(records.length > 0 ? [header({ ...root, bytes: records }, 'x'), padded(records)] : []),
    header(short, '0'),
    padded(entry.bytes),
  ]
}

const root = { path: 'pax', uid: 0, gid: 0, mode: 0o644 } as const

const isPlain = (path: string): boolean => /^[\x20-\x7e]{1,100}$/.test(path)

function paxRecords({ path, uid, gid }: TarEntry): Buffer {
  const records = [
    ...(isPlain(path) ? [] : [paxRecord('path', path)]),
    ...(uid > MAX_ID ? [paxRecord('uid', String(uid))] : []),
    ...(gid > MAX_ID ? [paxRecord('gid', String(gid))] : []),
  ]
  return Buffer.concat(records)
}

/** `length key=value\n`, where the length counts its own digits. */
function paxRecord(key: string, value: string): Buffer {
  const rest = Buffer.byteLength(` ${key}=${value}\n`)
  const digits = String(rest + String(rest).length).length
  return Buffer.from(`${rest + digits} ${key}=${value}\n`)
}

const padded = (bytes: Uint8Array): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)])

function header({ path, uid, gid, mode, bytes }: TarEntry, type: '0' | 'x'): Buffer {
  const block = Buffer.alloc(BLOCK)
  const octal = (value: number, at: number, digits: number) =>
    block.write(`${value.toString(8).padStart(digits, '0')}\0`, at, 'latin1')
  block.write(path, 0, 'latin1')
  octal(mode & 0o7777, 100, 7)
  octal(Math.min(uid, MAX_ID), 108, 7)
  octal(Math.min(gid, MAX_ID), 116, 7)
  octal(bytes.length, 124, 11)
  octal(0, 136, 11)
  block.write(' '.repeat(8), 148, 'latin1')
  block.write(type, 156, 'latin1')
  block.write('ustar\x0000', 257, 'latin1')
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return block
}
