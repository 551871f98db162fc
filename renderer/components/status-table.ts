import {
  type Icon,
  IconAlertOctagon,
  IconAlertTriangle,
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconCircleCheck,
  IconCircleDashed,
  IconClock,
  IconHeartbeat,
  IconHelpCircle,
  IconLoader2,
  IconPlayerPlay,
  IconPlayerStop,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react'
import type { PlainKey } from '#shared/language/text-key.ts'

export type Tone = 'ok' | 'warn' | 'bad' | 'move' | 'back' | 'idle' | 'unknown'

interface StatusEntry {
  /** Shown in the spoken language. */
  readonly word: PlainKey
  readonly tone: Tone
  readonly icon: Icon
}

const entry = (word: PlainKey, tone: Tone, icon: StatusEntry['icon']): StatusEntry => ({ word, tone, icon })

/** Every status word of the product with its tone and icon. No screen chooses a colour or a word for itself. */
export const statusTable = {
  'stack-running': entry('Running', 'ok', IconCircleCheck),
  degraded: entry('Degraded', 'warn', IconAlertTriangle),
  failed: entry('Failed', 'bad', IconAlertOctagon),
  deploying: entry('Deploying', 'move', IconLoader2),
  stopped: entry('Stopped', 'idle', IconPlayerStop),
  draft: entry('Not applied', 'idle', IconCircleDashed),
  removed: entry('Removed', 'idle', IconTrash),
  unknown: entry('Unknown', 'unknown', IconHelpCircle),

  healthy: entry('Healthy', 'ok', IconHeartbeat),
  unhealthy: entry('Unhealthy', 'warn', IconAlertTriangle),
  starting: entry('Starting', 'move', IconLoader2),
  running: entry('Running', 'ok', IconPlayerPlay),
  'ended-well': entry('Ended 0', 'ok', IconCheck),
  missing: entry('Missing', 'bad', IconAlertOctagon),

  'runs-now': entry('Runs now', 'ok', IconCircleCheck),
  pending: entry('Pending', 'idle', IconClock),
  'command-running': entry('Running', 'move', IconLoader2),
  done: entry('Done', 'ok', IconCheck),
  'nothing-to-do': entry('Done', 'ok', IconCheck),
  cancelled: entry('Cancelled', 'idle', IconBan),
  'rolled-back': entry('Rolled back', 'back', IconArrowBackUp),
  undone: entry('Undone', 'back', IconArrowBackUp),
  blocked: entry('Blocked', 'bad', IconAlertOctagon),

  kept: entry('Kept', 'ok', IconCheck),
  created: entry('Created empty', 'move', IconPlus),
  orphaned: entry('Orphaned', 'warn', IconAlertTriangle),
  destroyed: entry('Destroyed', 'bad', IconTrash),
} as const satisfies Record<string, StatusEntry>

export type StatusName = keyof typeof statusTable
