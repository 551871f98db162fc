import { Button } from '@mantine/core'
import { IconAlertOctagon, IconAlertTriangle, IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { t } from '#shared/language/translate.ts'
import { Age } from '../../components/age.tsx'
import { Card } from '../../components/card.tsx'
import type { MarkTone, UsageMark } from './usage-marks.ts'

const signs = {
  bad: { icon: IconAlertOctagon, className: 'sw-bad-text', word: 'Error' },
  warn: { icon: IconAlertTriangle, className: 'sw-warn-text', word: 'Warning' },
  command: { icon: IconPlayerPlay, className: 'sw-usage-mark-command', word: 'Command' },
} as const satisfies Record<MarkTone, unknown>

const SHOWN_AT_FIRST = 5

/** What the marks in the charts stand for, newest first; each opens where one sees more of it. */
export function UsageMarkList({ marks }: { readonly marks: readonly UsageMark[] }) {
  const [all, setAll] = useState(false)
  if (marks.length === 0) return null
  const newestFirst = marks.toReversed()
  const shown = all ? newestFirst : newestFirst.slice(0, SHOWN_AT_FIRST)
  const handleAll = (): void => setAll(true)
  return (
    <Card
      title={t('What happened in this time')}
      beside={<span className="sw-count">{marks.length}</span>}
      actions={
        shown.length < marks.length ? (
          <Button size="sm" variant="subtle" onClick={handleAll}>
            {t('Show all')}
          </Button>
        ) : null
      }
    >
      <ul className="sw-usage-marks">
        {shown.map((mark) => (
          <MarkItem key={`${mark.at} ${mark.text}`} mark={mark} />
        ))}
      </ul>
    </Card>
  )
}

function MarkItem({ mark: { at, tone, text, more, href } }: { readonly mark: UsageMark }) {
  const { icon: Icon, className, word } = signs[tone]
  return (
    <li className="sw-row">
      <Icon size={16} stroke={1.75} className={className} role="img" aria-label={t(word)} />
      <Link href={href} className="sw-ellipsis" title={text}>
        {text}
      </Link>
      {more > 0 ? <span className="sw-faint sw-small">{t('and {{more}} more', { more })}</span> : null}
      <span className="sw-grow" />
      <span className="sw-faint sw-tiny">
        <Age at={at * 1000} />
      </span>
    </li>
  )
}
