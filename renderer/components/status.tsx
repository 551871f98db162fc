import type { ReactNode } from 'react'
import { t } from '#shared/language/translate.ts'
import { type StatusName, statusTable } from './status-table.ts'
import { useHeldStatus } from './use-held-status.ts'
import './status.css'

interface StatusProps {
  readonly is: StatusName
  /** One number or age beside the word: `6 of 9`, `6 min`, `<Age …/>`. */
  readonly detail?: ReactNode
  /** `table` is 20 px high, `plain` has no chip around it. */
  readonly size?: 'normal' | 'table' | 'plain'
  /** A word for the object, read to screen readers before the status. */
  readonly of?: string
}

/** The only way to show a status: colour, icon and word together. */
export function Status({ is, detail, size = 'normal', of }: StatusProps) {
  const shown = useHeldStatus(is)
  const { word, tone, icon: Icon } = statusTable[shown]
  return (
    <span className="sw-status" data-tone={tone} data-size={size} data-status={shown}>
      <Icon size={14} stroke={2} className={tone === 'move' && shown !== 'created' ? 'sw-turn' : ''} aria-hidden />
      {of ? <span className="sw-hidden">{t('{{name}}:', { name: of })} </span> : null}
      <span>{t(word)}</span>
      {detail === undefined || detail === null ? null : <span className="sw-status-detail">{detail}</span>}
    </span>
  )
}

/** The dot of a host or stream; its shape differs by tone too, and it always stands beside a word. */
export function Dot({ tone }: { readonly tone: 'ok' | 'warn' | 'bad' | 'move' | 'idle' | 'unknown' }) {
  return <span className="sw-dot" data-tone={tone} aria-hidden />
}
