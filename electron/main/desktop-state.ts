import type { SystemInfo } from '#shared/contract/system.ts'
import { plural, t } from '#shared/language/translate.ts'
import type { Alert } from '#shared/model/alert.ts'
import type { Command } from '#shared/model/command.ts'
import type { StackStatus } from '#shared/model/stack.ts'

/** What the tray and the quit question tell: all of it as the engine said it last. */
export interface DesktopState {
  readonly stacks: readonly { readonly name: string; readonly status: StackStatus; readonly live: boolean }[]
  readonly running: readonly Command[]
  readonly pending: number
  /** What is wrong now, worst first. */
  readonly alerts: readonly Alert[]
  /** The newest commands that have ended, newest first. */
  readonly ended: readonly Command[]
  readonly queues: ReadonlyArray<{ readonly hostId: string; readonly hostName: string; readonly paused: boolean }>
  /** Why nothing can be stored; null while it works. */
  readonly storage: SystemInfo['storage']
}

/** The worst thing that is true, which the tray's picture shows. */
export type Condition = 'well' | 'running' | 'needs-you' | 'unknown'

export function conditionOf(state: DesktopState): Condition {
  if (state.storage) return 'needs-you'
  if (state.alerts.some(({ muted }) => !muted)) return 'needs-you'
  if (state.stacks.some(({ status, live }) => live && (status === 'FAILED' || status === 'DEGRADED')))
    return 'needs-you'
  if (state.stacks.some(({ status, live }) => !live && isApplied(status))) return 'unknown'
  return state.running.length > 0 ? 'running' : 'well'
}

const isApplied = (status: StackStatus): boolean => status !== 'DRAFT' && status !== 'REMOVED'

/** How many things need the person: what is wrong and not muted, and that nothing can be stored. */
export const needsYou = ({ alerts, storage }: Pick<DesktopState, 'alerts' | 'storage'>): number =>
  alerts.filter(({ muted }) => !muted).length + (storage ? 1 : 0)

/** The state in one line, for example `1 failed, 3 running`. */
export function headlineOf(state: DesktopState): string {
  if (state.storage) return storageHeadline(state.storage.code)
  const shown = state.stacks.filter(({ status }) => status !== 'REMOVED')
  if (shown.length === 0) return t('No stacks yet')
  const words = shown.map(wordFor)
  const counts = order.flatMap((word) => {
    const count = words.filter((each) => each === word).length
    return count > 0 ? [counted[word](count)] : []
  })
  return counts.join(', ')
}

function storageHeadline(code: string): string {
  if (code === 'DATA_FOLDER_FULL') return t('The disk is full: nothing can be stored')
  if (code === 'DATABASE_DAMAGED') return t('The database is damaged: nothing can be stored')
  return t('Nothing can be stored')
}

type Word = (typeof order)[number]

const order = ['failed', 'degraded', 'unknown', 'deploying', 'running', 'stopped', 'draft'] as const

/** How many stacks are so. English has one form of each, other languages two. */
const counted: Readonly<Record<Word, (count: number) => string>> = {
  failed: (count) => plural(count, '{{count}} failed', '{{count}} failed'),
  degraded: (count) => plural(count, '{{count}} degraded', '{{count}} degraded'),
  unknown: (count) => plural(count, '{{count}} unknown', '{{count}} unknown'),
  deploying: (count) => plural(count, '{{count}} deploying', '{{count}} deploying'),
  running: (count) => plural(count, '{{count}} running', '{{count}} running'),
  stopped: (count) => plural(count, '{{count}} stopped', '{{count}} stopped'),
  draft: (count) => plural(count, '{{count}} draft', '{{count}} draft'),
}

function wordFor({ status, live }: DesktopState['stacks'][number]): Word {
  if (!live && isApplied(status)) return 'unknown'
  return status === 'REMOVED' ? 'stopped' : wordOfStatus[status]
}

const wordOfStatus: Readonly<Record<Exclude<StackStatus, 'REMOVED'>, Word>> = {
  DRAFT: 'draft',
  DEPLOYING: 'deploying',
  RUNNING: 'running',
  DEGRADED: 'degraded',
  FAILED: 'failed',
  STOPPED: 'stopped',
}
