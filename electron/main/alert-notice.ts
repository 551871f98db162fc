import { plural, translated } from '#shared/language/translate.ts'
import type { Alert } from '#shared/model/alert.ts'
import type { Notice } from './command-notice.ts'

/** What to say of alerts, and where a click leads. */
export interface AlertNotice extends Notice {
  readonly route: string
}

/** More than these at once are told as one. */
const mostSingle = 2

/**
 * What to say of the alerts that are there now and were not before. Muted ones are nothing to say; many at once are one
 * notification, not a storm.
 *
 * @param told ids of alerts that were told and are not over yet
 */
export function alertNotices(alerts: readonly Alert[], told: ReadonlySet<string>): readonly AlertNotice[] {
  const fresh = alerts.filter(({ id, muted }) => !muted && !told.has(id))
  if (fresh.length <= mostSingle) {
    return fresh.map((alert) => ({
      title: translated(alert.title),
      body: translated(alert.text),
      route: alertRoute(alert),
    }))
  }
  const body = fresh.map(({ title }) => translated(title)).join('; ')
  return [{ title: plural(fresh.length, '{{count}} thing needs you', '{{count}} things need you'), body, route: '/' }]
}

/** Where the app shows what an alert is about. */
export const alertRoute = ({ stackName }: Pick<Alert, 'stackName'>): string =>
  stackName === null ? '/' : `/stacks/${encodeURIComponent(stackName)}`
