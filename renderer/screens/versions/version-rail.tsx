import { Button } from '@mantine/core'
import { IconFileDiff } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { t } from '#shared/language/translate.ts'
import type { VersionSummary } from '#shared/model/version.ts'
import { Age } from '../../components/age.tsx'
import { Card } from '../../components/card.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { moveAmongRows } from '../../components/row-keys.ts'
import { Status } from '../../components/status.tsx'
import './version-rail.css'

interface VersionRailProps {
  readonly versions: readonly VersionSummary[]
  readonly chosen: number
  readonly compared: number | null
  readonly current: number | null
  readonly onChoose: (version: number) => void
  readonly onCompare: (version: number) => void
  readonly onOlder: (() => void) | undefined
}

/** The versions on their line, newest first. J and K move and choose, C compares with the one in focus. */
export function VersionRail({ versions, chosen, compared, current, onChoose, onCompare, onOlder }: VersionRailProps) {
  const handleKey = (event: KeyboardEvent<HTMLElement>): void => {
    const row = moveAmongRows(event)
    if (row) onChoose(Number(row.dataset['version']))
    if (event.key.toLowerCase() === 'c' && !event.ctrlKey && !event.metaKey) onCompare(chosen)
  }
  return (
    <Card
      title={t('History')}
      className="sw-rail"
      actions={
        <span className="sw-small sw-faint sw-row sw-rail-keys">
          <Kbd>J</Kbd>
          <Kbd>K</Kbd> {t('move,')} <Kbd>C</Kbd> {t('compare')}
        </span>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the rows inside are buttons; the keys only move among them. */}
      <div className="sw-rail-list" onKeyDown={handleKey}>
        <ol>
          {versions.map((version) => (
            <Row
              key={version.number}
              version={version}
              chosen={version.number === chosen}
              compared={version.number === compared}
              runs={version.number === current}
              onChoose={onChoose}
              onCompare={onCompare}
            />
          ))}
        </ol>
        {onOlder ? (
          <div className="sw-rail-older">
            <Button size="sm" onClick={onOlder}>
              {t('Show older versions')}
            </Button>
          </div>
        ) : null}
      </div>
    </Card>
  )
}

interface RowProps {
  readonly version: VersionSummary
  readonly chosen: boolean
  readonly compared: boolean
  readonly runs: boolean
  readonly onChoose: (version: number) => void
  readonly onCompare: (version: number) => void
}

function Row({ version, chosen, compared, runs, onChoose, onCompare }: RowProps) {
  const { number, message, author, createdAt } = version
  return (
    <li className="sw-version" data-chosen={chosen} data-compared={compared} data-runs={runs}>
      <button
        type="button"
        className="sw-version-main"
        data-row
        data-version={number}
        tabIndex={chosen ? 0 : -1}
        aria-pressed={chosen}
        onClick={() => onChoose(number)}
      >
        <span className="sw-version-mark" aria-hidden />
        <span className="sw-col sw-grow">
          <span className="sw-row sw-version-first">
            <span className="sw-strong sw-num">v{number}</span>
            {runs ? <Status is="runs-now" size="table" /> : null}
            {compared ? <span className="sw-version-tag">{t('compared')}</span> : null}
          </span>
          <span className="sw-ellipsis" title={message}>
            {message || <span className="sw-faint">{t('no message')}</span>}
          </span>
          <span className="sw-small sw-faint sw-ellipsis">
            {author}, <Age at={createdAt} />
          </span>
        </span>
      </button>
      {chosen || compared ? null : (
        <IconButton label={t('Compare with v{{number}}', { number })} tabIndex={-1} onClick={() => onCompare(number)}>
          <IconFileDiff size={16} />
        </IconButton>
      )}
    </li>
  )
}
