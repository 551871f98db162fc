import { expect, test } from 'vitest'
import { alertPlace } from '../../../../renderer/frame/alert-place.ts'

const alert = {
  stackName: 'shop',
  services: ['web', 'db'],
  hostName: 'local',
  since: '2026-11-22T14:18:00.000Z',
} as const

test('each alert leads to where it is looked into', () => {
  const slug = (kind: Parameters<typeof alertPlace>[0]['kind'], change = {}) =>
    alertPlace({ ...alert, services: [...alert.services], kind, ...change } as Parameters<typeof alertPlace>[0]).href
  expect(slug('container-died')).toBe('/stacks/shop/logs?service=web&service=db&at=2026-11-22T14%3A18%3A00.000Z')
  expect(slug('unhealthy')).toBe('/stacks/shop/logs?service=web&service=db')
  expect(slug('restart-loop', { stackName: null })).toBe('/events?host=local')
  expect(slug('disk-nearly-full')).toBe('/images?host=local')
  expect(slug('host-unreachable')).toBe('/welcome?host=local')
})
