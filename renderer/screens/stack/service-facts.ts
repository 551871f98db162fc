import { t, translated } from '#shared/language/translate.ts'
import type { ContainerFact, ServiceFact } from '#shared/model/stack.ts'
import type { StatusName } from '../../components/status-table.ts'

/** The three facts about a service, never blended: what was asked, what the Engine says, what the app answers. */
export interface ServiceView {
  readonly asked: string
  readonly says: { readonly status: StatusName; readonly text: string }
  /** null where the service has no health check to answer for it. */
  readonly answers: { readonly status: StatusName; readonly text: string } | null
  /** Higher is worse; 0 is as asked. */
  readonly trouble: 0 | 1 | 2
  /** What is wrong, in words; null where nothing is. */
  readonly finding: string | null
}

const of = (containers: readonly ContainerFact[], fits: (container: ContainerFact) => boolean): number =>
  containers.filter(fits).length

const askedOf = ({ desiredReplicas, runsOnce }: ServiceFact): string => {
  if (desiredReplicas === 0) return t('nothing')
  return runsOnce ? t('run once') : t('{{number}} running', { number: desiredReplicas })
}

/** `healthy` of one, `3 healthy` of more. */
const many = (number: number, words: ManyKey): string =>
  number === 1 ? t(words) : t(`{{number}} ${words}`, { number })

type ManyKey = 'running' | 'unhealthy' | 'starting' | 'healthy'

const worstEnd = (containers: readonly ContainerFact[]): ContainerFact | undefined =>
  containers.find(({ exitCode, state }) => state === 'exited' && exitCode !== 0 && exitCode !== null) ??
  containers.find(({ state }) => state !== 'running')

function saysOf(service: ServiceFact): ServiceView['says'] {
  const { containers, desiredReplicas, runsOnce } = service
  const running = of(containers, ({ state }) => state === 'running')
  if (containers.length === 0) {
    return desiredReplicas === 0
      ? { status: 'stopped', text: t('no container') }
      : { status: 'missing', text: t('no container') }
  }
  const other = worstEnd(containers)
  if (!other) return { status: 'running', text: many(running, 'running') }
  if (runsOnce && other.state === 'exited' && other.exitCode === 0)
    return { status: 'ended-well', text: t('ended {{exitCode}}', { exitCode: 0 }) }
  const ended =
    other.state === 'exited' ? t('ended {{exitCode}}', { exitCode: other.exitCode ?? '?' }) : translated(other.state)
  const text =
    running > 0
      ? t('{{running}} of {{containers}} running, {{ended}}', { running, containers: containers.length, ended })
      : ended
  const failed = other.state === 'dead' || other.state === 'restarting' || (other.exitCode ?? 0) !== 0
  return { status: failed ? 'failed' : 'stopped', text }
}

function answersOf({ containers, hasHealthCheck }: ServiceFact): ServiceView['answers'] {
  const running = containers.filter(({ state }) => state === 'running')
  if (!hasHealthCheck || running.length === 0) return null
  const unhealthy = of(running, ({ health }) => health === 'unhealthy')
  if (unhealthy > 0) return { status: 'unhealthy', text: many(unhealthy, 'unhealthy') }
  const starting = of(running, ({ health }) => health === 'starting')
  if (starting > 0) return { status: 'starting', text: many(starting, 'starting') }
  return { status: 'healthy', text: many(running.length, 'healthy') }
}

function findingOf(service: ServiceFact, says: ServiceView['says'], answers: ServiceView['answers']): string | null {
  const name = service.service
  if (service.desiredReplicas === 0)
    return service.containers.length > 0 ? t('{{name}} is not in this version any more', { name }) : null
  if (says.status === 'missing') return t('{{name}} has no container', { name })
  if (says.status === 'failed') return t('{{name}} does not run: {{text}}', { name, text: says.text })
  if (answers?.status === 'unhealthy') return t('{{name}} runs, but does not do its work', { name })
  return null
}

/** Says the three facts of a service in words, and how bad they are together. */
export function viewService(service: ServiceFact): ServiceView {
  const says = saysOf(service)
  const answers = answersOf(service)
  const broken = says.status === 'failed' || says.status === 'missing'
  return {
    asked: askedOf(service),
    says,
    answers,
    trouble: broken ? 2 : answers?.status === 'unhealthy' ? 1 : 0,
    finding: findingOf(service, says, answers),
  }
}

/** The service to explain first: the worst one, else the first. */
export function worstService(services: readonly ServiceFact[]): ServiceFact | undefined {
  return services.toSorted((a, b) => viewService(b).trouble - viewService(a).trouble)[0]
}
