import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { t } from '#shared/language/translate.ts'
import type { Host } from '#shared/model/host.ts'
import { useApi } from '../api/client.ts'
import { hostsQuery } from '../api/queries.ts'
import { usePlaceParam } from './place-param.ts'

/** The host that the place names, else the first one; undefined while hosts are read or where there is none. */
export function useChosenHost(): Host | undefined {
  const named = new URLSearchParams(useSearch()).get('host')
  const hosts = useQuery(hostsQuery(useApi())).data ?? []
  return hosts.find(({ name }) => name === named) ?? hosts[0]
}

/** Chooses the host that a screen is about; it is part of the place. Nothing where there is only one. */
export function HostChoice({ host }: { readonly host: Host | undefined }) {
  const hosts = useQuery(hostsQuery(useApi())).data ?? []
  const [, setHost] = usePlaceParam('host')
  if (hosts.length < 2) return null
  return (
    <Select
      aria-label={t('Host')}
      data={hosts.map(({ name }) => name)}
      value={host?.name ?? null}
      onChange={setHost}
      allowDeselect={false}
      size="sm"
    />
  )
}
