import { readdir, readFile, readlink } from 'node:fs/promises'
import { endianness } from 'node:os'
import { basename, join } from 'node:path'
import type { ListeningPort } from '../../reconcile/preflight/host-survey.ts'
import { type ListeningSocket, readSocketTable } from './socket-tables.ts'

const tables = [
  { file: 'tcp', protocol: 'tcp' },
  { file: 'tcp6', protocol: 'tcp' },
  { file: 'udp', protocol: 'udp' },
  { file: 'udp6', protocol: 'udp' },
] as const

/**
 * What listens on these ports of this machine, with the program's name where the system lets us see it: always for root,
 * else for the user's own. Null where the tables cannot be read, which only Linux has.
 *
 * @param proc the folder where the kernel's tables are
 */
export async function readListeningPorts(
  ports: readonly number[],
  proc = '/proc',
): Promise<readonly ListeningPort[] | null> {
  const wanted = new Set(ports)
  const read = await Promise.all(tables.map((table) => socketsOf(table, proc)))
  const found = read.flatMap((sockets) => sockets ?? [])
  // IPv6 may be switched off; without the first table nothing is known.
  if (read[0] === null) return null
  const listening = found.filter(({ port }) => wanted.has(port))
  const holders = await holdersOf(new Set(listening.map(({ inode }) => inode)), proc)
  return listening.map(({ inode, ...port }) => ({ ...port, holder: holders.get(inode) ?? null }))
}

type FoundSocket = ListeningSocket & { readonly protocol: 'tcp' | 'udp' }

async function socketsOf(table: (typeof tables)[number], proc: string): Promise<readonly FoundSocket[] | null> {
  try {
    const text = await readFile(join(proc, 'net', table.file), 'utf8')
    return readSocketTable(text, table.protocol, endianness()).map((socket) => ({
      ...socket,
      protocol: table.protocol,
    }))
  } catch {
    return null
  }
}

/** The program that has each socket open, by the socket's inode. Looks only where there is something to name. */
async function holdersOf(inodes: ReadonlySet<string>, proc: string): Promise<ReadonlyMap<string, string>> {
  const holders = new Map<string, string>()
  if (inodes.size === 0) return holders
  const processes = (await readdir(proc).catch(() => [])).filter((name) => /^\d+$/.test(name))
  for (const id of processes) {
    if (holders.size === inodes.size) break
    for (const inode of await openSockets(join(proc, id, 'fd'))) {
      if (inodes.has(inode)) holders.set(inode, await programName(proc, id))
    }
  }
  return holders
}

async function openSockets(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder).catch(() => [])
  const targets = await Promise.all(files.map((file) => readlink(join(folder, file)).catch(() => '')))
  return targets.flatMap((target) => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? [])
}

/** By the program's file where it may be seen: the kernel's own name is that of a thread, and Node calls its first one MainThread. */
async function programName(proc: string, id: string): Promise<string> {
  const file = await readlink(join(proc, id, 'exe')).catch(() => '')
  const name = basename(file.replace(/ \(deleted\)$/, '')) || (await threadName(proc, id))
  return name === '' ? `process ${id}` : `${name} (process ${id})`
}

const threadName = async (proc: string, id: string): Promise<string> =>
  (await readFile(join(proc, id, 'comm'), 'utf8').catch(() => '')).trim()
