import type { Host } from '#shared/model/host.ts'
import type { StackSummary } from '#shared/model/stack.ts'
import { isBusy } from '../../components/status-of.ts'
import { count } from '../../format/count.ts'

/** Something that a person has to look at, with the place where it is solved. */
export interface Need {
  readonly key: string
  readonly tone: 'bad' | 'warn' | 'unknown' | 'move'
  readonly title: string
  readonly detail: string
  readonly act: { readonly label: string; readonly href: string }
}

const failed = (stack: StackSummary): Need => ({
  key: stack.id,
  tone: 'bad',
  title: `${stack.name} has failed`,
  detail: stack.finding ?? `It is not as version ${stack.currentVersion ?? stack.latestVersion ?? 1} asks.`,
  act: stack.lastCommand
    ? { label: 'See why', href: `/commands/${stack.lastCommand.id}` }
    : { label: 'Open stack', href: `/stacks/${stack.name}` },
})

const degraded = (stack: StackSummary): Need => ({
  key: stack.id,
  tone: 'warn',
  title: `${stack.name} is degraded`,
  detail: stack.finding ?? 'A health check fails or a replica is missing.',
  act: { label: 'Open logs', href: `/stacks/${stack.name}/logs` },
})

const silent = (host: Host, stacks: readonly StackSummary[]): Need => {
  const shown = stacks.filter((stack) => stack.hostId === host.id).length
  return {
    key: host.id,
    tone: 'unknown',
    title: `${host.name} does not answer`,
    detail:
      shown === 0
        ? 'No stack lives there.'
        : `${count(shown, 'stack')} ${shown === 1 ? 'is' : 'are'} shown as last seen. Nothing is known to be wrong.`,
    act: { label: 'Find out why', href: `/welcome?host=${host.name}` },
  }
}

const waiting = (stack: StackSummary): Need => ({
  key: stack.id,
  tone: 'move',
  title: `${stack.name} v${stack.latestVersion} waits for your approval`,
  detail: 'It is stored and was never applied. Nothing of it runs yet.',
  act: { label: 'Review plan', href: `/stacks/${stack.name}/plan?version=${stack.latestVersion}` },
})

/** What needs a person, worst first: failed stacks, degraded ones, silent hosts, stacks that were never applied. */
export function needsYou(hosts: readonly Host[], stacks: readonly StackSummary[]): readonly Need[] {
  const live = stacks.filter((stack) => stack.live && !isBusy(stack))
  return [
    ...live.filter(({ status }) => status === 'FAILED').map(failed),
    ...live.filter(({ status }) => status === 'DEGRADED').map(degraded),
    ...hosts.filter(({ engine }) => engine.state === 'unreachable').map((host) => silent(host, stacks)),
    ...stacks.filter(({ status, latestVersion }) => status === 'DRAFT' && latestVersion !== null).map(waiting),
  ]
}

const words = ['Nothing needs', 'One thing needs', 'Two things need', 'Three things need', 'Four things need']

/** The heading's sentence: `Four things need you.` */
export const needsWords = (number: number): string => `${words[number] ?? `${number} things need`} you.`
