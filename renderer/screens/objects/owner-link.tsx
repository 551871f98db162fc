import { Link } from 'wouter'
import { t } from '#shared/language/translate.ts'

/** The stack that made an object; it leads there. */
export const OwnerLink = ({ stackName }: { readonly stackName: string | null }) =>
  stackName === null ? (
    <span className="sw-faint">{t('no stack')}</span>
  ) : (
    <Link href={`/stacks/${stackName}`}>{stackName}</Link>
  )
