import {
  IconAdjustments,
  IconCheck,
  IconDownload,
  IconHeartbeat,
  IconMinus,
  IconPlayerPlay,
  IconPlayerStop,
  IconPlus,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { OperationSign } from './operation-words.ts'

type Icon = ComponentType<{ size?: number; stroke?: number }>

const icons: Readonly<Record<OperationSign, { readonly icon: Icon; readonly tone: string }>> = {
  pull: { icon: IconDownload, tone: 'move' },
  create: { icon: IconPlus, tone: 'ok' },
  recreate: { icon: IconRefresh, tone: 'move' },
  update: { icon: IconAdjustments, tone: 'move' },
  stop: { icon: IconPlayerStop, tone: 'idle' },
  start: { icon: IconPlayerPlay, tone: 'ok' },
  wait: { icon: IconHeartbeat, tone: 'ok' },
  commit: { icon: IconCheck, tone: 'ok' },
  remove: { icon: IconMinus, tone: 'idle' },
  destroy: { icon: IconTrash, tone: 'bad' },
}

/** The sign of an operation; the verb beside it says the same. */
export function OperationIcon({ sign }: { readonly sign: OperationSign }) {
  const { icon: Icon, tone } = icons[sign]
  return (
    <span className="sw-operation-icon" data-tone={tone} aria-hidden>
      <Icon size={14} stroke={2} />
    </span>
  )
}
