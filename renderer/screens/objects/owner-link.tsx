import { Link } from 'wouter'

/** The stack that made an object; it leads there. */
export const OwnerLink = ({ stackName }: { readonly stackName: string | null }) =>
  stackName === null ? (
    <span className="sw-faint">no stack</span>
  ) : (
    <Link href={`/stacks/${stackName}`}>{stackName}</Link>
  )
