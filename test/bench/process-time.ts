import { readdirSync, readFileSync } from 'node:fs'

/** Ticks of the processor's clock in a second, on every Linux that Node runs on (USER_HZ). */
const ticksPerSecond = 100

/** Seconds of processor that a process has used so far (proc_pid_stat(5): utime and stime); 0 for one that is gone. */
export function processorSeconds(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
  } catch {
    return 0
  }
}

interface FoundProcess {
  readonly pid: number
  readonly parent: number
  readonly name: string
  readonly command: string
}

function allProcesses(): readonly FoundProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')
        const comm = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
        return [{ pid: Number(name), parent, name: comm, command }]
      } catch {
        return []
      }
    })
}

/** The processes of the Engine that keeps its data in this folder: dockerd, and the containerd that it started. */
export function engineProcesses(dataFolder: string): readonly { readonly name: string; readonly pid: number }[] {
  const all = allProcesses()
  const daemon = all.find(({ name, command }) => name === 'dockerd' && command.includes(dataFolder))
  if (daemon === undefined) return []
  const own = all.filter(({ name, parent }) => parent === daemon.pid && name.startsWith('containerd'))
  return [daemon, ...own].map(({ name, pid }) => ({ name, pid }))
}

/** Every process that this one started, and those that they started, by name and command. */
export function startedProcesses(): readonly { readonly pid: number; readonly command: string }[] {
  const all = allProcesses()
  const found = new Set([process.pid])
  // A child may be listed before its parent.
  for (let size = 0; size !== found.size; ) {
    size = found.size
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid)
  }
  return all.filter(({ pid }) => found.has(pid) && pid !== process.pid).map(({ pid, command }) => ({ pid, command }))
}

/** Seconds of processor that nobody used since the machine started, of all processors together (proc_stat(5)). */
export function idleSeconds(): number {
  const fields = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]?.split(/\s+/) ?? []
  return Number(fields[4]) / ticksPerSecond
}
