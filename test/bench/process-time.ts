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
