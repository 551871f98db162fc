import { IconDatabase, IconMinus, IconPlus, IconRefresh } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { t } from '#shared/language/translate.ts'
import type { VersionChange } from '#shared/model/version.ts'
import { Card } from '../../components/card.tsx'
import { Status } from '../../components/status.tsx'
import { count } from '../../format/count.ts'
import { type ChangeMeaning, changeMeaning } from './change-words.ts'
import './meaning-card.css'

interface MeaningCardProps {
  readonly changes: readonly VersionChange[]
  readonly grows: boolean
}

/** What the difference of two versions means for services, networks and volumes. */
export function MeaningCard({ changes, grows }: MeaningCardProps) {
  return (
    <Card
      title={t('What it means')}
      className={`sw-meaning ${grows ? 'sw-meaning-grows' : ''}`}
      beside={<span className="sw-small sw-faint">{count(changes.length, 'change')}</span>}
      actions={<span className="sw-small sw-faint">{t('Computed from the two versions, not from the text')}</span>}
    >
      {changes.length === 0 ? (
        <p className="sw-comparison-none">{t('Nothing changes for what runs.')}</p>
      ) : (
        <ul className="sw-meaning-list">
          {changes.map((change) => (
            <Meaning key={`${change.kind} ${change.name}`} meaning={changeMeaning(change)} />
          ))}
        </ul>
      )}
    </Card>
  )
}

const icons: Readonly<Record<ChangeMeaning['act'], ComponentType<{ size?: number; stroke?: number }>>> = {
  recreate: IconRefresh,
  add: IconPlus,
  remove: IconMinus,
  keep: IconDatabase,
}

function Meaning({ meaning }: { readonly meaning: ChangeMeaning }) {
  const Icon = icons[meaning.act]
  return (
    <li data-act={meaning.orphans ? 'orphan' : meaning.act}>
      <Icon size={16} stroke={1.75} aria-hidden />
      <div className="sw-col">
        <span className="sw-strong sw-meaning-words">{meaning.headline}</span>
        <span className="sw-small sw-second sw-meaning-words">{meaning.detail}</span>
      </div>
      {meaning.orphans ? <Status is="orphaned" size="table" /> : null}
    </li>
  )
}
