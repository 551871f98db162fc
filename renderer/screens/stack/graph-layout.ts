/** What depends on what: `service` waits for each of `dependsOn`. */
export interface GraphInput {
  readonly service: string
  readonly dependsOn: ReadonlyArray<{ readonly service: string; readonly condition: string }>
}

/** A service with its place: `layer` counts from the top, `column` is its place in the layer. */
export interface GraphNode {
  readonly service: string
  readonly layer: number
  readonly column: number
  /** Services in the same layer. */
  readonly columns: number
}

export interface GraphEdge {
  readonly from: string
  readonly to: string
  readonly condition: string
}

export interface GraphLayout {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  readonly layers: number
}

/** Every dependency on a service that is there; one that is missing has no place to point at. */
const edgesOf = (services: readonly GraphInput[]): readonly GraphEdge[] => {
  const known = new Set(services.map(({ service }) => service))
  return services.flatMap(({ service, dependsOn }) =>
    dependsOn
      .filter((dependency) => known.has(dependency.service))
      .map((dependency) => ({ from: service, to: dependency.service, condition: dependency.condition })),
  )
}

/** The longest way down to each service from those that nothing waits for. Stops in a cycle instead of going round. */
function layersOf(services: readonly GraphInput[], edges: readonly GraphEdge[]): ReadonlyMap<string, number> {
  const layers = new Map(services.map(({ service }) => [service, 0]))
  for (let round = 1; round < services.length; round += 1) {
    let moved = false
    for (const { from, to } of edges) {
      const lowest = (layers.get(from) ?? 0) + 1
      if (lowest > (layers.get(to) ?? 0) && lowest < services.length) {
        layers.set(to, lowest)
        moved = true
      }
    }
    if (!moved) break
  }
  return layers
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Orders each layer by where the services above it stand, so that few lines cross. */
function orderLayers(rows: readonly string[][], edges: readonly GraphEdge[]): readonly (readonly string[])[] {
  const places = new Map<string, number>()
  return rows.map((row) => {
    const wish = (service: string): number => {
      const above = edges.filter(({ to }) => to === service).map(({ from }) => places.get(from) ?? 0.5)
      return above.length > 0 ? mean(above) : 0.5
    }
    const ordered = row.toSorted((a, b) => wish(a) - wish(b) || a.localeCompare(b, 'en'))
    for (const [column, service] of ordered.entries()) places.set(service, (column + 0.5) / ordered.length)
    return ordered
  })
}

/** Services in layers: what nothing waits for at the top, what waits for nothing further down. The same input, the same picture. */
export function layoutGraph(services: readonly GraphInput[]): GraphLayout {
  const edges = edgesOf(services)
  const layers = layersOf(services, edges)
  const used = [...new Set(layers.values())].toSorted((a, b) => a - b)
  const rows = used.map((layer) => [...layers].filter(([, at]) => at === layer).map(([service]) => service))
  const nodes = orderLayers(rows, edges).flatMap((row, layer) =>
    row.map((service, column) => ({ service, layer, column, columns: row.length })),
  )
  return { nodes, edges, layers: rows.length }
}
