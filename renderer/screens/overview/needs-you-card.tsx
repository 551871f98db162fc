import { Button } from '@mantine/core'
import { IconAlertOctagon, IconHeartbeat, IconHelpCircle, IconSchema } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { t } from '#shared/language/translate.ts'
import { Card } from '../../components/card.tsx'
import type { Need } from './needs-you.ts'

const icons = { bad: IconAlertOctagon, warn: IconHeartbeat, unknown: IconHelpCircle, move: IconSchema } as const
const SHOWN_AT_FIRST = 6

/** What needs a person, worst first; each opens where it is solved. */
export function NeedsYouCard({ needs }: { readonly needs: readonly Need[] }) {
  const [all, setAll] = useState(false)
  if (needs.length === 0) return null
  const shown = all ? needs : needs.slice(0, SHOWN_AT_FIRST)
  const handleAll = (): void => setAll(true)
  return (
    <Card
      title={t('Needs you')}
      beside={
        <span className="sw-count" data-tone="bad">
          {needs.length}
        </span>
      }
      actions={
        shown.length < needs.length ? (
          <Button size="sm" variant="subtle" onClick={handleAll}>
            {t('Show all {{needs}}', { needs: needs.length })}
          </Button>
        ) : (
          <span className="sw-faint sw-small">{t('Worst first. Each opens at the place it speaks of.')}</span>
        )
      }
    >
      <ul className="sw-needs">
        {shown.map((need) => (
          <NeedItem key={need.key} need={need} />
        ))}
      </ul>
    </Card>
  )
}

function NeedItem({ need: { tone, title, detail, act } }: { readonly need: Need }) {
  const Icon = icons[tone]
  return (
    <li>
      <span className="sw-need-sign" data-tone={tone}>
        <Icon size={16} stroke={1.75} aria-hidden />
      </span>
      <span className="sw-col sw-grow">
        <span className="sw-strong sw-ellipsis" title={title}>
          {title}
        </span>
        <span className="sw-second sw-small sw-ellipsis" title={detail}>
          {detail}
        </span>
      </span>
      <Button size="sm" component={Link} href={act.href}>
        {act.label}
      </Button>
    </li>
  )
}
