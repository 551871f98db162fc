import { plural, t } from '#shared/language/translate.ts'
import type { VersionChange } from '#shared/model/version.ts'

/** What a change means for what runs, for a list that a person reads before deciding. */
export interface ChangeMeaning {
  readonly headline: string
  readonly detail: string
  readonly act: 'recreate' | 'add' | 'remove' | 'keep'
  /** True where data stays behind that nothing uses any more. */
  readonly orphans: boolean
}

/** A change in words. It speaks of services, networks and volumes, never of lines. */
export const changeMeaning = (change: VersionChange): ChangeMeaning => {
  switch (change.kind) {
    case 'service':
      return serviceMeaning(change)
    case 'network':
      return networkMeaning(change)
    case 'volume':
      return volumeMeaning(change)
  }
}

const meaning = (act: ChangeMeaning['act'], headline: string, detail: string, orphans = false): ChangeMeaning => ({
  act,
  headline,
  detail,
  orphans,
})

const serviceMeaning = ({ change, name, fields }: VersionChange): ChangeMeaning => {
  switch (change) {
    case 'added':
      return meaning('add', t('{{name}} is added', { name }), t('Its containers are created and started.'))
    case 'removed':
      return meaning('remove', t('{{name}} is removed', { name }), t('Its containers go. Volumes it used are kept.'))
    case 'changed':
      return fields.length > 0 && fields.every(isLimit)
        ? meaning(
            'keep',
            t('{{name}} gets other limits', { name }),
            t('{{difference}} Its containers go on wherever that is possible.', { difference: differs(fields) }),
          )
        : meaning('recreate', t('{{name}} is recreated', { name }), differs(fields))
  }
}

/** Keys of a service that a container can be given while it goes on. */
const isLimit = (field: string): boolean =>
  /^(restart|cpus|cpu_shares|cpu_period|cpu_quota|cpuset|mem_limit|memswap_limit|mem_reservation|pids_limit)$|^deploy\.(restart_policy|resources\.limits|resources\.reservations\.memory)|^blkio_config\.weight$/.test(
    field,
  )

const networkMeaning = ({ change, name, fields }: VersionChange): ChangeMeaning => {
  switch (change) {
    case 'added':
      return meaning(
        'add',
        t('The network {{name}} is added', { name }),
        t('It is created before the services that use it.'),
      )
    case 'removed':
      return meaning(
        'remove',
        t('The network {{name}} is removed', { name }),
        t('It goes after the last container that used it.'),
      )
    case 'changed':
      return meaning('recreate', t('The network {{name}} is made anew', { name }), differs(fields))
  }
}

const volumeMeaning = ({ change, name, fields }: VersionChange): ChangeMeaning => {
  switch (change) {
    case 'added':
      return meaning(
        'add',
        t('The volume {{name}} is added', { name }),
        t('It is created empty, unless it is on the host already.'),
      )
    case 'removed':
      return meaning(
        'keep',
        t('The volume {{name}} is kept, used by nobody', { name }),
        t('Its data stays on the host.'),
        true,
      )
    case 'changed':
      return meaning('keep', t('The volume {{name}} is declared otherwise', { name }), differs(fields))
  }
}

const shownFields = 6

const differs = (fields: readonly string[]): string => {
  if (fields.length === 0) return t('Its configuration differs.')
  const shown = fields.slice(0, shownFields).join(', ')
  const more = fields.length - shownFields
  const list = more > 0 ? t('{{names}} and {{more}} more', { names: shown, more }) : shown
  return plural(fields.length, '{{fields}} differs.', '{{fields}} differ.', { fields: list })
}
