import { AppError } from '#shared/contract/app-error.ts'
import type { Permission } from '#shared/contract/procedure.ts'

/** Who asks. On the desktop and on the local socket this is the local user, through the same check as everybody. */
export interface Actor {
  readonly name: string
  readonly role: Role
}

export type Role = 'admin' | 'operator' | 'viewer'

/** The actor of everything that comes from this computer's own user: the window, the tray, the command line. */
export const localUser: Actor = { name: 'you', role: 'admin' }

const viewer: readonly Permission[] = ['system.read', 'host.read', 'stack.read', 'stack.plan', 'command.read']
const operator: readonly Permission[] = [...viewer, 'registry.read', 'stack.operate', 'command.cancel', 'queue.control']
const admin: readonly Permission[] = [
  ...operator,
  'settings.write',
  'host.manage',
  'registry.manage',
  'stack.apply',
  'stack.remove',
  'container.exec',
]

const granted: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  viewer: new Set(viewer),
  operator: new Set(operator),
  admin: new Set(admin),
}

/**
 * Lets the call through or throws PERMISSION_DENIED. Whatever is not in the table is denied.
 */
export function authorize(actor: Actor, permission: Permission): void {
  if (granted[actor.role].has(permission)) return
  throw new AppError('PERMISSION_DENIED', { actor: actor.name, permission })
}
