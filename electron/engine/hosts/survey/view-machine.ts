import { readdir, readFile, stat, statfs } from 'node:fs/promises'
import { endianness } from 'node:os'
import { join } from 'node:path'
import type { MachineView, SurveyRequest } from '../../reconcile/preflight/host-survey.ts'
import { readListeningPorts } from './listening-ports.ts'
import { readRoutes } from './socket-tables.ts'
import { tryPorts } from './try-ports.ts'

/** What to look at; `dataFolder` is the Engine's. */
interface MachineRequest extends Pick<SurveyRequest, 'ports' | 'paths'> {
  readonly dataFolder: string
}

/** Where the kernel tells of itself, and whether it is Linux's. */
interface Surroundings {
  readonly proc: string
  readonly platform: NodeJS.Platform
}

const real: Surroundings = { proc: '/proc', platform: process.platform }

/** Looks at this machine. Never throws: what it does not show is null. Changes nothing but that it tries ports where nothing else tells. */
export async function viewMachine(request: MachineRequest, surroundings = real): Promise<MachineView> {
  const { proc, platform } = surroundings
  const [listening, paths, disk, emulators, routes] = await Promise.all([
    platform === 'linux' ? readListeningPorts(request.ports, proc) : tryPorts(request.ports),
    lookFor(request.paths),
    readDisk(request.dataFolder),
    readEmulators(proc),
    readMachineRoutes(proc),
  ])
  return { listening, paths, disk, emulators, routes }
}

async function lookFor(paths: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
  const found = await Promise.all(paths.map(async (path) => [path, await exists(path)] as const))
  return new Map(found.flatMap(([path, there]) => (there === null ? [] : [[path, there] as const])))
}

/** Null where we may not look. */
async function exists(path: string): Promise<boolean | null> {
  try {
    await stat(path)
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    return code === 'ENOENT' || code === 'ENOTDIR' ? false : null
  }
}

/** A data folder that is not here is one of a virtual machine, or of another view of the file system. */
async function readDisk(folder: string): Promise<MachineView['disk']> {
  if (folder === '') return null
  try {
    const { bavail, bsize } = await statfs(folder)
    return { folder, freeBytes: bavail * bsize }
  } catch {
    return null
  }
}

/** Null where the kernel's list is not mounted: then emulators may be there all the same. */
async function readEmulators(proc: string): Promise<readonly string[] | null> {
  const names = await readdir(join(proc, 'sys/fs/binfmt_misc')).catch((): string[] => [])
  if (!names.includes('status')) return null
  return names.filter((name) => name !== 'status' && name !== 'register')
}

const readMachineRoutes = (proc: string): Promise<readonly string[] | null> =>
  readFile(join(proc, 'net/route'), 'utf8').then(
    (text) => readRoutes(text, endianness()),
    () => null,
  )
