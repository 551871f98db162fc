import { expect, test } from 'vitest'
import { type GraphInput, layoutGraph } from '../../../../../renderer/screens/stack/graph-layout.ts'

const service = (name: string, ...dependsOn: string[]): GraphInput => ({
  service: name,
  dependsOn: dependsOn.map((each) => ({ service: each, condition: 'service_healthy' })),
})

const layersOf = (services: readonly GraphInput[]): Record<string, number> =>
  Object.fromEntries(layoutGraph(services).nodes.map(({ service: name, layer }) => [name, layer]))

test('a service stands below everything that waits for it', () => {
  const services = [service('web', 'api'), service('api', 'migrate', 'db'), service('migrate', 'db'), service('db')]
  expect(layersOf(services)).toEqual({ web: 0, api: 1, migrate: 2, db: 3 })
})

test('a line that passes a layer goes through a gap beside the nodes of that layer', () => {
  const { nodes, edges } = layoutGraph([service('api', 'migrate', 'db'), service('migrate', 'db'), service('db')])
  const long = edges.find(({ from, to }) => from === 'api' && to === 'db')
  const migrate = nodes.find((node) => node.service === 'migrate')
  expect(long?.via.map(({ layer }) => layer)).toEqual([1])
  expect(long?.via[0]?.at).not.toBe(migrate?.at)
})

test('services of one layer stand side by side, none on another', () => {
  const { nodes, widest } = layoutGraph([service('a'), service('b'), service('c')])
  expect(nodes.map(({ at }) => at.toFixed(2))).toEqual(['0.17', '0.50', '0.83'])
  expect(widest).toBe(3)
})

test('a cycle is drawn and ends', () => {
  expect(layoutGraph([service('a', 'b'), service('b', 'a')]).nodes).toHaveLength(2)
})

test('a dependency on a service that is not there has no line', () => {
  expect(layoutGraph([service('a', 'gone')]).edges).toEqual([])
})

test('no service at all makes an empty picture', () => {
  expect(layoutGraph([])).toEqual({ nodes: [], edges: [], layers: 0, widest: 0 })
})
