import { access, readFile } from 'node:fs/promises'
import { readBlockBytesV1, readBlockBytesV2, readKeyedNumbers, readNetworkBytes, readNumber } from './cgroup-files.ts'
import { memoryInUse } from './usage-rates.ts'
import type { UsageReading } from './usage-reading.ts'

/** Reads counters of containers from this computer's own files, which costs the Engine nothing. */
export interface CgroupReader {
  /**
   * The counters of a container; null where its files are not here: the Engine is on another computer, is not on Linux, or
   * keeps its containers elsewhere. A whole id is in the path, so that files of another container are never read.
   */
  read(containerId: string): Promise<UsageReading | null>
}

/** What the reader has of the world. */
export interface CgroupReaderOptions {
  /** `/sys/fs/cgroup`. */
  readonly root: string
  /** `/proc`. */
  readonly proc: string
  readonly now: () => { readonly at: number; readonly clockMs: number }
}

interface Place {
  readonly version: 1 | 2
  /** Folder of the container below the root, or below each controller of v1. */
  readonly folder: string
}

/** Where Engines put containers: by themselves (`cgroupfs`), or through systemd. */
const folders = (id: string): readonly string[] => [`docker/${id}`, `system.slice/docker-${id}.scope`]

/** A reader of Linux control groups of version 1 and 2. What it found out of a place it keeps. */
export function createCgroupReader(options: CgroupReaderOptions): CgroupReader {
  const places = new Map<string, Place>()

  const find = async (id: string): Promise<Place | null> => {
    for (const folder of folders(id)) {
      if (await exists(`${options.root}/${folder}/cpu.stat`)) return { version: 2, folder }
      if (await exists(`${options.root}/cpuacct/${folder}/cpuacct.usage`)) return { version: 1, folder }
    }
    return null
  }

  return {
    async read(id) {
      const place = places.get(id) ?? (await find(id))
      if (place === null) return null
      try {
        const reading = await (place.version === 1 ? readV1(options, place.folder) : readV2(options, place.folder))
        places.set(id, place)
        return reading
      } catch {
        // It ended, and its files went with it.
        places.delete(id)
        return null
      }
    },
  }
}

async function readV1(options: CgroupReaderOptions, folder: string): Promise<UsageReading> {
  const file = (controller: string, name: string) => text(`${options.root}/${controller}/${folder}/${name}`)
  const [cpu, usage, limit, stat, block, processes, members] = await Promise.all([
    file('cpuacct', 'cpuacct.usage'),
    file('memory', 'memory.usage_in_bytes'),
    file('memory', 'memory.limit_in_bytes'),
    file('memory', 'memory.stat'),
    optional(file('blkio', 'blkio.throttle.io_service_bytes')),
    optional(file('pids', 'pids.current')),
    file('cpuacct', 'cgroup.procs'),
  ])
  return {
    ...(await common(options, { usage, limit, stat, members, processes })),
    cpuNanoseconds: readNumber(cpu),
    ...blockOf(block === null ? null : readBlockBytesV1(block)),
  }
}

async function readV2(options: CgroupReaderOptions, folder: string): Promise<UsageReading> {
  const file = (name: string) => text(`${options.root}/${folder}/${name}`)
  const [cpu, usage, limit, stat, block, processes, members] = await Promise.all([
    file('cpu.stat'),
    file('memory.current'),
    file('memory.max'),
    file('memory.stat'),
    optional(file('io.stat')),
    optional(file('pids.current')),
    file('cgroup.procs'),
  ])
  const microseconds = readKeyedNumbers(cpu)['usage_usec']
  return {
    ...(await common(options, { usage, limit, stat, members, processes })),
    cpuNanoseconds: microseconds === undefined ? null : microseconds * 1000,
    ...blockOf(block === null ? null : readBlockBytesV2(block)),
  }
}

interface CommonTexts {
  readonly usage: string
  readonly limit: string
  readonly stat: string
  readonly members: string
  readonly processes: string | null
}

/** What both versions have under other names, and the network, which is no control group's. */
async function common({ now, proc }: CgroupReaderOptions, texts: CommonTexts) {
  const [first] = texts.members.split('\n')
  // A container whose processes all ended has files for a moment more.
  if (!first) throw new Error('no process is left')
  const traffic = await optional(text(`${proc}/${first}/net/dev`))
  const network = traffic === null ? null : readNetworkBytes(traffic)
  const usage = readNumber(texts.usage)
  return {
    ...now(),
    systemNanoseconds: null,
    cores: 1,
    memoryBytes: usage === null ? null : memoryInUse(usage, readKeyedNumbers(texts.stat)),
    memoryLimitBytes: readNumber(texts.limit),
    networkReceivedBytes: network?.received ?? null,
    networkSentBytes: network?.sent ?? null,
    processes: texts.processes === null ? null : readNumber(texts.processes),
  }
}

const blockOf = (bytes: { readonly read: number; readonly written: number } | null) => ({
  blockReadBytes: bytes?.read ?? null,
  blockWrittenBytes: bytes?.written ?? null,
})

const text = (path: string): Promise<string> => readFile(path, 'utf8')

const optional = (reading: Promise<string>): Promise<string | null> => reading.catch(() => null)

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
