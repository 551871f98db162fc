import { IconDatabase } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { VolumeRow } from '#shared/model/host-objects.ts'
import { useApi } from '../../api/client.ts'
import { Age } from '../../components/age.tsx'
import { AsyncView } from '../../components/async-view.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { NewStackButton } from '../../components/new-stack-button.tsx'
import { formatBytes } from '../../format/bytes.ts'
import { InspectButton } from './inspect-button.tsx'
import { keptWords } from './kept-words.ts'
import { NothingFits } from './nothing-fits.tsx'
import { volumesQuery } from './object-queries.ts'
import { DiskFoot, ObjectScreen, type ObjectTableProps } from './object-screen.tsx'
import { OwnerLink } from './owner-link.tsx'
import { fits } from './shown-objects.ts'
import { UsedBy } from './used-by.tsx'

/** The volumes of a host. */
export const VolumesScreen = () => <ObjectScreen what="volumes" table={(props) => <VolumesTable {...props} />} />

function VolumesTable({ host, search, use }: ObjectTableProps) {
  const query = useQuery(volumesQuery(useApi(), host))
  return (
    <AsyncView
      query={query}
      what="the volumes"
      rows={8}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <EmptyState icon={IconDatabase} title={`No volume on ${host} yet`} action={<NewStackButton />}>
          The first stack that declares one makes it.
        </EmptyState>
      }
    >
      {({ items, disk }) => {
        const shown = items.filter((volume) => fits({ names: [volume.name], usedBy: volume.usedBy }, search, use))
        if (shown.length === 0) return <NothingFits what="volume" />
        return (
          <>
            <table className="sw-table sw-object-table">
              <thead>
                <tr>
                  <th scope="col">Volume</th>
                  <th scope="col">Made by</th>
                  <th scope="col">Used by</th>
                  <th scope="col">A clean-up</th>
                  <th scope="col" className="sw-right">
                    Size
                  </th>
                  <th scope="col" className="sw-right">
                    Created
                  </th>
                  <th scope="col">
                    <span className="sw-hidden">Inspect</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map((volume) => (
                  <VolumeLine key={volume.name} host={host} volume={volume} />
                ))}
              </tbody>
            </table>
            <DiskFoot disk={disk} bytes={disk?.volumesBytes ?? null} />
          </>
        )
      }}
    </AsyncView>
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
          {volume.anonymous ? 'without a name' : volume.driver === 'local' ? '' : volume.driver}
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
        {volume.sizeBytes === null ? <span className="sw-faint">not read yet</span> : formatBytes(volume.sizeBytes)}
      </td>
      <td className="sw-right sw-faint sw-tiny">{volume.createdAt ? <Age at={volume.createdAt} /> : ''}</td>
      <td className="sw-right">
        <InspectButton host={host} kind="volume" id={volume.name} name={volume.name} />
      </td>
    </tr>
  )
}
