import type { GroupMembership } from './diagnosis-verdict.ts'

/** Who asks, as the system sees this process. */
export interface ProcessOwner {
  readonly userName: string
  readonly userId: number
  /** Groups in force for this process. */
  readonly groupIds: readonly number[]
}

/**
 * Whether the account is in the group docker, by the text of /etc/group (group(5): `name:password:id:user,user`).
 *
 * @param groupFile null where it could not be read
 */
export function dockerGroupMembership(groupFile: string | null, owner: ProcessOwner): GroupMembership {
  if (owner.userId === 0) return 'root'
  const fields = groupFile
    ?.split('\n')
    .map((line) => line.split(':'))
    .find(([name]) => name === 'docker')
  if (fields === undefined) return 'unknown'
  const [, , id = '', users = ''] = fields
  if (owner.groupIds.includes(Number(id))) return 'member'
  return users.split(',').includes(owner.userName) ? 'member-later' : 'not-member'
}
