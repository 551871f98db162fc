import { t } from '#shared/language/translate.ts'
import type { Alert } from '#shared/model/alert.ts'

/** Where an alert is looked into, and the words that lead there. */
export function alertPlace({
  kind,
  stackName,
  services,
  hostName,
  since,
}: Pick<Alert, 'kind' | 'stackName' | 'services' | 'hostName' | 'since'>): {
  readonly label: string
  readonly href: string
} {
  if (kind === 'host-unreachable')
    return { label: t('Find out why'), href: `/welcome?host=${encodeURIComponent(hostName)}` }
  if (kind === 'disk-nearly-full')
    return { label: t('Clean up images'), href: `/images?host=${encodeURIComponent(hostName)}` }
  if (stackName === null) return { label: t('See what happened'), href: `/events?host=${encodeURIComponent(hostName)}` }
  const query = new URLSearchParams(services.map((service) => ['service', service]))
  // What led to it was written before it was known.
  if (kind !== 'unhealthy') query.set('at', since)
  return { label: t('Open its logs'), href: `/stacks/${stackName}/logs?${query}` }
}
