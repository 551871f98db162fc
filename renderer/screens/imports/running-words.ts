import { t } from '#shared/language/translate.ts'
import type { ComposeProjectOnHost } from '#shared/model/compose-import.ts'

/** How many containers run, as `2 of 3`. */
export const runningWords = (services: ComposeProjectOnHost['services']): string => {
  const all = services.flatMap(({ containers }) => containers)
  return t('{{done}} of {{total}}', { done: all.filter(({ state }) => state === 'running').length, total: all.length })
}
