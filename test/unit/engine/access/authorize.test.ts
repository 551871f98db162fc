import { traverseContractProcedures } from '@orpc/server'
import { expect, test } from 'vitest'
import { authorize } from '#engine/access/authorize.ts'
import { contract } from '#shared/contract/contract.ts'
import type { Permission } from '#shared/contract/procedure.ts'

const allows = (role: 'admin' | 'operator' | 'viewer', permission: Permission): boolean => {
  try {
    authorize({ name: 'somebody', role }, permission)
    return true
  } catch {
    return false
  }
}

test('every procedure of the contract declares a permission', () => {
  const undeclared: string[] = []
  traverseContractProcedures({ router: contract, path: [] }, ({ contract: procedure, path }) => {
    if (!procedure['~orpc'].meta.permission) undeclared.push(path.join('.'))
  })
  expect(undeclared).toEqual([])
})

test.each<[Permission, boolean, boolean, boolean]>([
  ['stack.read', true, true, true],
  ['stack.plan', true, true, true],
  ['command.cancel', false, true, true],
  ['stack.operate', false, true, true],
  ['stack.apply', false, false, true],
  ['stack.remove', false, false, true],
  ['host.manage', false, false, true],
  ['settings.write', false, false, true],
])('%s: viewer %s, operator %s, admin %s', (permission, viewer, operator, admin) => {
  expect([allows('viewer', permission), allows('operator', permission), allows('admin', permission)]).toEqual([
    viewer,
    operator,
    admin,
  ])
})

test('a refusal names the actor and the permission', () => {
  expect(() => authorize({ name: 'eve', role: 'viewer' }, 'stack.remove')).toThrow(
    expect.objectContaining({ code: 'PERMISSION_DENIED', data: { actor: 'eve', permission: 'stack.remove' } }),
  )
})
