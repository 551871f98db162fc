import { t } from '#shared/language/translate.ts'
import type { HealthProbe } from '#shared/model/container-detail.ts'
import type { VersionChange } from '#shared/model/version.ts'
import { formatNumber } from '../../format/number.ts'

const sentences = {
  added: '{{what}} was added',
  removed: '{{what}} was removed',
  changed: '{{what}} changed',
} as const

/** `web changed: image, environment.MODE`. */
export function changeWords({ kind, name, change, fields }: VersionChange): string {
  const what = kind === 'service' ? name : `${t(`the ${kind}`)} ${name}`
  const changed = t(sentences[change], { what })
  return fields.length > 0 ? t('{{what}}: {{fields}}', { what: changed, fields: fields.join(', ') }) : changed
}

/** `passed in 0.1 s`, `failed with 1 after 3.0 s`. */
export function probeWords({ exitCode, startedAt, endedAt }: HealthProbe): string {
  const seconds = formatNumber(Math.max(0, Date.parse(endedAt) - Date.parse(startedAt)) / 1000, 1)
  return exitCode === 0
    ? t('passed in {{seconds}} s', { seconds })
    : t('failed with {{exitCode}} after {{seconds}} s', { exitCode, seconds })
}
