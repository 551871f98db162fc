import { IconTopologyStar3 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { NetworkRow } from '#shared/model/host-objects.ts'
import { useApi } from '../../api/client.ts'
import { Age } from '../../components/age.tsx'
import { AsyncView } from '../../components/async-view.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { NewStackButton } from '../../components/new-stack-button.tsx'
import { InspectButton } from './inspect-button.tsx'
import { keptWords } from './kept-words.ts'
import { NothingFits } from './nothing-fits.tsx'
import { networksQuery } from './object-queries.ts'
import { ObjectScreen, type ObjectTableProps } from './object-screen.tsx'
import { OwnerLink } from './owner-link.tsx'
import { fits } from './shown-objects.ts'
import { UsedBy } from './used-by.tsx'

/** The networks of a host. */
export const NetworksScreen = () => <ObjectScreen what="networks" table={(props) => <NetworksTable {...props} />} />

function NetworksTable({ host, search, use }: ObjectTableProps) {
  const query = useQuery(networksQuery(useApi(), host))
  return (
    <AsyncView
      query={query}
      what="the networks"
      rows={8}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <EmptyState icon={IconTopologyStar3} title={`No network on ${host}`} action={<NewStackButton />}>
          A stack brings a network of its own when it is applied.
        </EmptyState>
      }
    >
      {({ items }) => {
        const shown = items.filter((network) =>
          fits({ names: [network.name, ...network.subnets], usedBy: network.usedBy }, search, use),
        )
        if (shown.length === 0) return <NothingFits what="network" />
        return (
          <table className="sw-table sw-object-table">
            <thead>
              <tr>
                <th scope="col">Network</th>
                <th scope="col">Driver</th>
                <th scope="col">Addresses</th>
                <th scope="col">Made by</th>
                <th scope="col">Used by</th>
                <th scope="col">A clean-up</th>
                <th scope="col" className="sw-right">
                  Created
                </th>
                <th scope="col">
                  <span className="sw-hidden">Inspect</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((network) => (
                <NetworkLine key={network.id} host={host} network={network} />
              ))}
            </tbody>
          </table>
        )
      }}
    </AsyncView>
  )
}

function NetworkLine({ host, network }: { readonly host: string; readonly network: NetworkRow }) {
  return (
    <tr>
      <td className="sw-ellipsis sw-strong" title={network.name}>
        {network.name}
      </td>
      <td className="sw-second">{network.internal ? `${network.driver}, internal` : network.driver}</td>
      <td className="sw-second sw-ellipsis">
        <code className="sw-mono">{network.subnets.join(', ') || 'none'}</code>
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
