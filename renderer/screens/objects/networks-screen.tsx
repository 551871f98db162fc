import { IconTopologyStar3 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { t } from '#shared/language/translate.ts'
import type { NetworkRow } from '#shared/model/host-objects.ts'
import { useApi } from '../../api/client.ts'
import { networksQuery } from '../../api/object-queries.ts'
import { Age } from '../../components/age.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { NewStackButton } from '../../components/new-stack-button.tsx'
import { InspectButton } from './inspect-button.tsx'
import { keptWords } from './kept-words.ts'
import { ObjectScreen, type ObjectTableProps } from './object-screen.tsx'
import { ObjectTable } from './object-table.tsx'
import { OwnerLink } from './owner-link.tsx'
import { UsedBy } from './used-by.tsx'

/** The networks of a host. */
export const NetworksScreen = () => <ObjectScreen what="networks" table={(props) => <NetworksTable {...props} />} />

const columns = [
  { title: 'Network' },
  { title: 'Driver' },
  { title: 'Addresses' },
  { title: 'Made by' },
  { title: 'Used by' },
  { title: 'A clean-up' },
  { title: 'Created', right: true },
] as const

function NetworksTable({ host, ...filter }: ObjectTableProps) {
  return (
    <ObjectTable
      one="network"
      query={useQuery(networksQuery(useApi(), host))}
      filter={filter}
      empty={
        <EmptyState icon={IconTopologyStar3} title={t('No network on {{host}}', { host })} action={<NewStackButton />}>
          {t('A stack brings a network of its own when it is applied.')}
        </EmptyState>
      }
      columns={columns}
      findable={(network) => ({ names: [network.name, ...network.subnets], usedBy: network.usedBy })}
      keyOf={({ id }) => id}
      line={(network) => <NetworkLine host={host} network={network} />}
    />
  )
}

function NetworkLine({ host, network }: { readonly host: string; readonly network: NetworkRow }) {
  return (
    <tr>
      <td className="sw-ellipsis sw-strong" title={network.name}>
        {network.name}
      </td>
      <td className="sw-second">
        {network.internal ? t('{{driver}}, internal', { driver: network.driver }) : network.driver}
      </td>
      <td className="sw-second sw-ellipsis">
        <code className="sw-mono">{network.subnets.join(', ') || t('none')}</code>
      </td>
      <td>
        <OwnerLink stackName={network.stackName} />
      </td>
      <td>
        <UsedBy users={network.usedBy} />
      </td>
      <td className="sw-second">{keptWords(network.keptFor)}</td>
      <td className="sw-right sw-faint sw-tiny">{network.createdAt ? <Age at={network.createdAt} /> : ''}</td>
      <td className="sw-right">
        <InspectButton host={host} kind="network" id={network.id} name={network.name} />
      </td>
    </tr>
  )
}
