import { Button, TextInput } from '@mantine/core'
import { IconSearch, IconTrash } from '@tabler/icons-react'
import { type ChangeEvent, type ReactNode, useState } from 'react'
import { t } from '#shared/language/translate.ts'
import type { DiskUse, PruneKind } from '#shared/model/host-objects.ts'
import { Age } from '../../components/age.tsx'
import { Card } from '../../components/card.tsx'
import { HostChoice, useChosenHost } from '../../components/chosen-host.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { usePlaceParam, usePlaceText } from '../../components/place-param.ts'
import { Segmented, spokenOptions } from '../../components/segmented.tsx'
import { Sentence } from '../../components/sentence.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { formatBytes } from '../../format/bytes.ts'
import { PruneDialog } from './prune-dialog.tsx'
import './objects.css'

export type UseFilter = 'all' | 'used' | 'unused'

/** What a table of objects is given: of which host, and what of it is shown. */
export interface ObjectTableProps {
  readonly host: string
  readonly search: string
  readonly use: UseFilter
}

interface ObjectScreenProps {
  readonly what: PruneKind
  readonly table: (props: ObjectTableProps) => ReactNode
}

const titles = { images: 'Images', volumes: 'Volumes', networks: 'Networks' } as const
const kinds = ['images', 'volumes', 'networks'] as const
const uses = [
  { value: 'all', label: 'All' },
  { value: 'used', label: 'In use' },
  { value: 'unused', label: 'Not in use' },
] as const

/** What there is on a host of one kind, who uses it, how large it is, and the way to clean up. */
export function ObjectScreen({ what, table }: ObjectScreenProps) {
  const host = useChosenHost()
  const [search, setSearch] = usePlaceText('find')
  const [said, setUse] = usePlaceParam('use')
  const use = uses.find(({ value }) => value === said)?.value ?? 'all'
  const [pruning, setPruning] = useState(false)
  const handleSearch = (event: ChangeEvent<HTMLInputElement>): void => setSearch(event.currentTarget.value)
  const query = host ? `?host=${encodeURIComponent(host.name)}` : ''
  return (
    <div className="sw-screen">
      <PageHead
        title={t(titles[what])}
        finding={host ? t('On {{host}}.', { host: host.name }) : null}
        actions={
          <>
            <HostChoice host={host} />
            <Button
              leftSection={<IconTrash size={14} />}
              onClick={() => setPruning(true)}
              disabled={host?.engine.state !== 'reachable'}
            >
              {t('Clean up')}
            </Button>
          </>
        }
      />
      <Tabs
        label={t('What a host keeps')}
        current={what}
        tabs={kinds.map((kind) => ({ name: kind, label: t(titles[kind]), href: `/${kind}${query}` }))}
      />
      <div className="sw-row sw-wrap">
        <TextInput
          data-find
          aria-label={t(`Find ${what} by name`)}
          placeholder={t('Find by name or user')}
          leftSection={<IconSearch size={14} />}
          value={search}
          onChange={handleSearch}
        />
        <Segmented
          label={t('Which')}
          value={use}
          options={spokenOptions(uses)}
          onChange={(next) => setUse(next === 'all' ? null : next)}
        />
      </div>
      <Card label={titles[what]}>{host ? table({ host: host.name, search, use }) : null}</Card>
      {pruning && host ? <PruneDialog host={host.name} what={what} onClose={() => setPruning(false)} /> : null}
    </div>
  )
}

/** Below a table: what all of it takes, and when that was read. */
export function DiskFoot({ disk, bytes }: { readonly disk: DiskUse | null; readonly bytes: number | null }) {
  return (
    <footer className="sw-object-foot sw-small sw-second sw-num">
      {disk === null || bytes === null ? (
        t('Sizes are being read.')
      ) : (
        <Sentence
          text="{{bytes}} in all, read {{age}}"
          with={{ bytes: formatBytes(bytes), age: <Age at={disk.readAt} /> }}
        />
      )}
    </footer>
  )
}
