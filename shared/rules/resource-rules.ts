import { formatBytes, parseBytes } from '../format/bytes.ts'
import { memoryLimit, memoryNeeded } from '../wizard/generate/memory-limit.ts'
import { automatic, chosen, type Rule } from './rule.ts'
import { partSubject, stackSubject } from './subjects.ts'

const mebibyte = 2 ** 20

const badLimit: Rule = {
  id: 'CFG-13',
  severity: 'block',
  title: 'Limits are sizes',
  check: ({ stack }) =>
    stack.parts.flatMap((resolved) => {
      const limit = memoryLimit(resolved)
      // The Engine refuses less (Engine API, HostConfig.Memory).
      if (limit === null || (parseBytes(limit) ?? 0) >= 6 * mebibyte) return []
      return [
        {
          on: partSubject(resolved.part.name, 'memory'),
          message: `${limit} is no limit of memory for ${resolved.part.name}.`,
          why: 'It has to be a size such as 512m, and the Engine takes no less than 6m.',
          fixes: [automatic("Use the catalogue's", { kind: 'set-memory', part: resolved.part.name, memory: null })],
        },
      ]
    }),
}

const belowFloor: Rule = {
  id: 'CFG-10',
  severity: 'warn',
  title: 'Limits leave room to work',
  check: ({ stack }) =>
    stack.parts.flatMap((resolved) => {
      const { part, component } = resolved
      const bytes = parseBytes(memoryLimit(resolved) ?? '')
      const floor = component.resources.memoryMegabytes
      if (bytes === null || bytes < 6 * mebibyte || bytes >= floor * mebibyte) return []
      return [
        {
          on: partSubject(part.name, 'memory'),
          message: `${part.name} is likely to be killed: ${formatBytes(bytes)} is less than the ${floor} MiB that ${component.title} takes.`,
          why:
            component.resources.source === undefined
              ? 'The figure is our recommendation for a small stack.'
              : `Source of the figure: ${component.resources.source}.`,
          fixes: [automatic(`Raise it to ${floor}m`, { kind: 'set-memory', part: part.name, memory: `${floor}m` })],
        },
      ]
    }),
}

const withoutLimit: Rule = {
  id: 'CFG-9',
  severity: 'warn',
  title: 'Programs that size themselves by their limit have one',
  check: ({ stack }) =>
    stack.parts.flatMap((resolved) => {
      const { part, component } = resolved
      const { limitMegabytes } = component.resources
      if (limitMegabytes === undefined || memoryLimit(resolved) !== null) return []
      return [
        {
          on: partSubject(part.name, 'memory'),
          message: `${component.title} takes as much memory as it finds, and ${part.name} has no limit.`,
          why: 'It sizes itself by the limit of its container; without one, by the memory of the whole host.',
          fixes: [automatic(`Set ${limitMegabytes}m`, { kind: 'set-memory', part: part.name, memory: null })],
        },
      ]
    }),
}

const hostMemory: Rule = {
  id: 'RES-1',
  severity: 'warn',
  title: 'The host has the memory',
  check: ({ stack, host }) => {
    const there = host?.memoryBytes
    if (!host || !there) return []
    const all = stack.parts.reduce((sum, part) => sum + memoryNeeded(part), 0)
    if (all <= there) return []
    const [largest] = [...stack.parts].sort((a, b) => memoryNeeded(b) - memoryNeeded(a))
    return [
      {
        on: stackSubject,
        message: `The parts take ${formatBytes(all)}, and ${host.name} has ${formatBytes(there)}.`,
        why: `The host would kill processes to get memory back. The largest is ${largest?.part.name ?? 'none'}.`,
        fixes: largest
          ? [chosen(`Take ${largest.part.name} out`, { kind: 'remove-part', part: largest.part.name })]
          : [],
      },
    ]
  },
}

const oneTooLarge: Rule = {
  id: 'RES-2',
  severity: 'block',
  title: 'No part takes more than the host has',
  check: ({ stack, host }) =>
    stack.parts.flatMap((resolved) => {
      const there = host?.memoryBytes
      const floor = resolved.component.resources.memoryMegabytes * mebibyte
      if (!host || !there || floor <= there) return []
      return [
        {
          on: partSubject(resolved.part.name, 'component'),
          message: `${resolved.component.title} takes ${formatBytes(floor)}, and ${host.name} has ${formatBytes(there)} in all.`,
          why: 'It cannot work there. Choose another host or another component.',
        },
      ]
    }),
}

const processors: Rule = {
  id: 'RES-3',
  severity: 'block',
  title: 'Limits of processors are within the host',
  check: ({ stack, host }) =>
    stack.parts.flatMap(({ part }) => {
      const there = host?.cpus
      if (!host || !there || part.cpus === undefined || part.cpus <= there) return []
      return [
        {
          on: partSubject(part.name, 'cpus'),
          message: `${part.name} asks for ${part.cpus} processors, and ${host.name} has ${there}.`,
          why: 'The Engine refuses such a container. Ask for fewer.',
        },
      ]
    }),
}

const kernelLimit: Rule = {
  id: 'CFG-3',
  severity: 'warn',
  title: "The kernel's limits are high enough",
  check: ({ stack, host }) =>
    stack.parts.flatMap(({ part, component }) => {
      const wanted = component.resources.maxMapCount
      const there = host?.maxMapCount
      if (wanted === undefined || there === null || there === undefined || there >= wanted) return []
      return [
        {
          on: partSubject(part.name, 'component'),
          message: `vm.max_map_count of ${host?.name ?? 'the host'} is ${there}, and ${component.title} needs ${wanted}.`,
          why: `A node of a cluster refuses to start; a single one warns. On the host: sysctl -w vm.max_map_count=${wanted}`,
        },
      ]
    }),
}

/** Rules about what a stack takes of its host. */
export const resourceRules: readonly Rule[] = [
  badLimit,
  belowFloor,
  withoutLimit,
  hostMemory,
  oneTooLarge,
  processors,
  kernelLimit,
]
