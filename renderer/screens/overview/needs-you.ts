import type { SystemInfo } from '#shared/contract/system.ts'
import { errorWords } from '#shared/language/spoken-error.ts'
import type { PlainKey } from '#shared/language/text-key.ts'
import { plural, t, translated } from '#shared/language/translate.ts'
import type { Host } from '#shared/model/host.ts'
import type { StackSummary } from '#shared/model/stack.ts'
import { isBusy } from '../../components/status-of.ts'

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
  title: t('{{stack}} has failed', { stack: stack.name }),
  detail:
    stack.finding === null
      ? t('It is not as version {{currentVersion}} asks.', {
          currentVersion: stack.currentVersion ?? stack.latestVersion ?? 1,
        })
      : translated(stack.finding),
  act: stack.lastCommand
    ? { label: t('See why'), href: `/commands/${stack.lastCommand.id}` }
    : { label: t('Open stack'), href: `/stacks/${stack.name}` },
})

const degraded = (stack: StackSummary): Need => ({
  key: stack.id,
  tone: 'warn',
  title: t('{{stack}} is degraded', { stack: stack.name }),
  detail: stack.finding === null ? t('A health check fails or a replica is missing.') : translated(stack.finding),
  act: { label: t('Open logs'), href: `/stacks/${stack.name}/logs` },
})

const silent = (host: Host, stacks: readonly StackSummary[]): Need => {
  const shown = stacks.filter((stack) => stack.hostId === host.id).length
  return {
    key: host.id,
    tone: 'unknown',
    title: t('{{host}} does not answer', { host: host.name }),
    detail:
      shown === 0
        ? t('No stack lives there.')
        : plural(
            shown,
            '{{count}} stack is shown as last seen. Nothing is known to be wrong.',
            '{{count}} stacks are shown as last seen. Nothing is known to be wrong.',
          ),
    act: { label: t('Find out why'), href: `/welcome?host=${host.name}` },
  }
}

const waiting = (stack: StackSummary): Need => ({
  key: stack.id,
  tone: 'move',
  title: t('{{stack}} v{{latestVersion}} waits for your approval', {
    stack: stack.name,
    latestVersion: stack.latestVersion ?? 1,
  }),
  detail: t('It is stored and was never applied. Nothing of it runs yet.'),
  act: { label: t('Review plan'), href: `/stacks/${stack.name}/plan?version=${stack.latestVersion}` },
})

type Storage = SystemInfo['storage']

/** While it lasts no command begins, so it stands before everything else. */
const unstored = (storage: NonNullable<Storage>): Need => ({
  key: 'storage',
  tone: 'bad',
  title: t('Nothing can be stored, so no command begins'),
  detail: `${errorWords(storage).message} ${errorWords(storage).next}`,
  act: { label: t('See the data folder'), href: '/settings' },
})

/** What needs a person, worst first: a data folder that takes nothing, failed stacks, degraded ones, silent hosts, stacks that were never applied. */
export function needsYou(
  hosts: readonly Host[],
  stacks: readonly StackSummary[],
  storage: Storage = null,
): readonly Need[] {
  const live = stacks.filter((stack) => stack.live && !isBusy(stack))
  return [
    ...(storage === null ? [] : [unstored(storage)]),
    ...live.filter(({ status }) => status === 'FAILED').map(failed),
    ...live.filter(({ status }) => status === 'DEGRADED').map(degraded),
    ...hosts.filter(({ engine }) => engine.state === 'unreachable').map((host) => silent(host, stacks)),
    ...stacks.filter(({ status, latestVersion }) => status === 'DRAFT' && latestVersion !== null).map(waiting),
  ]
}

const words: readonly PlainKey[] = [
  'Nothing needs you.',
  'One thing needs you.',
  'Two things need you.',
  'Three things need you.',
  'Four things need you.',
]

/** The heading's sentence: `Four things need you.` */
export function needsWords(number: number): string {
  const inWords = words[number]
  return inWords ? t(inWords) : t('{{number}} things need you.', { number })
}
