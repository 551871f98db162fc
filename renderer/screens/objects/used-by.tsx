import { Link } from 'wouter'
import { t } from '#shared/language/translate.ts'
import type { ObjectUser } from '#shared/model/host-objects.ts'

const SHOWN = 2

/** Who uses an object, by stack where there is one; each leads there. */
export function UsedBy({ users }: { readonly users: readonly ObjectUser[] }) {
  if (users.length === 0) return <span className="sw-faint">{t('nobody')}</span>
  const stacks = [...new Set(users.flatMap(({ stackName }) => (stackName === null ? [] : [stackName])))]
  const others = users.filter(({ stackName }) => stackName === null)
  const all = users.map(({ name, running }) => (running ? name : t('{{name}} (stopped)', { name }))).join(', ')
  return (
    <span className="sw-row sw-used-by" title={all}>
      {stacks.slice(0, SHOWN).map((stack) => (
        <Link key={stack} href={`/stacks/${stack}`} className="sw-ellipsis">
          {stack}
        </Link>
      ))}
      {others.slice(0, Math.max(0, SHOWN - stacks.length)).map(({ containerId, name }) => (
        <span key={containerId} className="sw-ellipsis">
          {name}
        </span>
      ))}
      {stacks.length + others.length > SHOWN ? (
        <span className="sw-faint sw-small">
          {t('and {{more}} more', { more: stacks.length + others.length - SHOWN })}
        </span>
      ) : null}
    </span>
  )
}
