import type { ComposeService } from '#shared/model/compose-project.ts'
import { type Check, reportAt } from './checking.ts'

/** The limits that can be given in two ways must not contradict each other (compose-go, `checkConsistency`). */
export const checkLimits: Check = (checking) => {
  for (const [name, service] of Object.entries(checking.project.services)) {
    for (const { key, own, deployed, other } of pairsOf(service).filter(contradicts)) {
      const message = `${name} has ${key} ${own} and deploy.resources.${other} ${deployed}. Keep one of them.`
      reportAt(checking, ['services', name, key], { rule: 'limits', message })
    }
  }
}

interface Pair {
  readonly key: keyof ComposeService & string
  readonly own: number | string | undefined
  /** undefined where `deploy` has no such section at all. */
  readonly deployed: number | string | undefined
  readonly other: string
}

const pairsOf = (service: ComposeService): readonly Pair[] => {
  const { limits, reservations } = service.deploy?.resources ?? {}
  const memory = limits && (limits.memory ?? '0')
  const reserved = reservations && (reservations.memory ?? '0')
  return [
    { key: 'cpus', own: service.cpus, deployed: limits && (limits.cpus ?? 0), other: 'limits.cpus' },
    { key: 'mem_limit', own: service.mem_limit, deployed: memory, other: 'limits.memory' },
    { key: 'mem_reservation', own: service.mem_reservation, deployed: reserved, other: 'reservations.memory' },
    { key: 'pids_limit', own: service.pids_limit, deployed: limits && (limits.pids ?? 0), other: 'limits.pids' },
  ]
}

const contradicts = ({ own, deployed }: Pair): boolean =>
  Boolean(own) && own !== '0' && deployed !== undefined && own !== deployed
