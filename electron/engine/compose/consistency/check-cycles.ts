import type { ComposeProject } from '#shared/model/compose-project.ts'
import { type Check, reportAt } from './checking.ts'

/** No service may wait for itself, directly or through others. Each cycle is reported once, with its path. */
export const checkCycles: Check = (checking) => {
  for (const cycle of findCycles(checking.project.services)) {
    const [first = '', second = first] = cycle
    reportAt(checking, ['services', first, 'depends_on', second], {
      rule: 'dependency-cycle',
      message: `These services wait for each other and none could start: ${[...shorten(cycle), first].join(' -> ')}.`,
    })
  }
}

const shorten = (cycle: readonly string[]): readonly string[] =>
  cycle.length <= 20 ? cycle : [...cycle.slice(0, 10), `(${cycle.length - 20} more)`, ...cycle.slice(-10)]

/** Depth first with a stack of its own, so that a chain of thousands of services does not overflow the call stack. */
const findCycles = (services: ComposeProject['services']): readonly (readonly string[])[] => {
  const done = new Set<string>()
  const cycles: string[][] = []
  for (const start of Object.keys(services)) {
    const trail: string[] = []
    const onTrail = new Set<string>()
    const open: Array<{ readonly name: string; readonly next: string[] }> = []
    const enter = (name: string) => {
      trail.push(name)
      onTrail.add(name)
      open.push({ name, next: dependenciesOf(services, name) })
    }
    if (!done.has(start)) enter(start)
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const name = top.next.shift()
      if (name === undefined) {
        open.pop()
        trail.pop()
        onTrail.delete(top.name)
        done.add(top.name)
      } else if (onTrail.has(name)) cycles.push(trail.slice(trail.indexOf(name)))
      else if (!done.has(name)) enter(name)
    }
  }
  return cycles
}

const dependenciesOf = (services: ComposeProject['services'], name: string): string[] =>
  Object.hasOwn(services, name)
    ? Object.keys(services[name]?.depends_on ?? {}).filter((other) => Object.hasOwn(services, other))
    : []
