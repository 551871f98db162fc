import { IconDatabase } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { t } from '#shared/language/translate.ts'
import type { VolumeRow } from '#shared/model/host-objects.ts'
import { useApi } from '../../api/client.ts'
import { volumesQuery } from '../../api/object-queries.ts'
import { Age } from '../../components/age.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { NewStackButton } from '../../components/new-stack-button.tsx'
import { formatBytes } from '../../format/bytes.ts'
import { InspectButton } from './inspect-button.tsx'
import { keptWords } from './kept-words.ts'
import { DiskFoot, ObjectScreen, type ObjectTableProps } from './object-screen.tsx'
import { ObjectTable } from './object-table.tsx'
import { OwnerLink } from './owner-link.tsx'
import { UsedBy } from './used-by.tsx'

/** The volumes of a host. */
export const VolumesScreen = () => <ObjectScreen what="volumes" table={(props) => <VolumesTable {...props} />} />

const columns = [
  { title: 'Volume' },
  { title: 'Made by' },
  { title: 'Used by' },
  { title: 'A clean-up' },
  { title: 'Size', right: true },
  { title: 'Created', right: true },
] as const

function VolumesTable({ host, ...filter }: ObjectTableProps) {
  return (
    <ObjectTable
      one="volume"
      query={useQuery(volumesQuery(useApi(), host))}
      filter={filter}
      empty={
        <EmptyState icon={IconDatabase} title={t('No volume on {{host}} yet', { host })} action={<NewStackButton />}>
          {t('The first stack that declares one makes it.')}
        </EmptyState>
      }
      columns={columns}
      findable={(volume) => ({ names: [volume.name], usedBy: volume.usedBy })}
      keyOf={({ name }) => name}
      line={(volume) => <VolumeLine host={host} volume={volume} />}
      foot={({ disk }) => <DiskFoot disk={disk} bytes={disk?.volumesBytes ?? null} />}
    />
  )
}

function VolumeLine({ host, volume }: { readonly host: string; readonly volume: VolumeRow }) {
  return (
    <tr>
      <td className="sw-ellipsis" title={volume.name}>
        <span className={volume.anonymous ? 'sw-mono sw-second' : 'sw-strong'}>
          {volume.anonymous ? volume.name.slice(0, 12) : volume.name}
        </span>{' '}
        <span className="sw-faint sw-small">
          {volume.anonymous ? t('without a name') : volume.driver === 'local' ? '' : volume.driver}
        </span>
      </td>
      <td>
        <OwnerLink stackName={volume.stackName} />
      </td>
      <td>
        <UsedBy users={volume.usedBy} />
      </td>
      <td className="sw-second">{keptWords(volume.keptFor)}</td>
      <td className="sw-right sw-num">
        {volume.sizeBytes === null ? (
          <span className="sw-faint">{t('not read yet')}</span>
        ) : (
          formatBytes(volume.sizeBytes)
        )}
      </td>
      <td className="sw-right sw-faint sw-tiny">{volume.createdAt ? <Age at={volume.createdAt} /> : ''}</td>
      <td className="sw-right">
        <InspectButton host={host} kind="volume" id={volume.name} name={volume.name} />
      </td>
    </tr>
  )
}
