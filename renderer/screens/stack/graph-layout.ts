/** What depends on what: `service` waits for each of `dependsOn`. */
export interface GraphInput {
  readonly service: string
  readonly dependsOn: ReadonlyArray<{ readonly service: string; readonly condition: string }>
}

/** A place in the picture: `layer` counts from the top, `at` is the middle, from 0 (left) to 1 (right). */
interface Place {
  readonly layer: number
  readonly at: number
}

export interface GraphNode extends Place {
  readonly service: string
}

/** A dependency; `via` are the places between other nodes that its line goes through on its way down. */
export interface GraphEdge {
  readonly from: string
  readonly to: string
  readonly condition: string
  readonly via: readonly Place[]
}

export interface GraphLayout {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  readonly layers: number
  /** Room that the most crowded layer needs, in nodes. */
  readonly widest: number
}

type Edge = Omit<GraphEdge, 'via'>

/** What stands in a layer: a service, or the gap through which a long line passes. */
interface Slot {
  readonly key: string
  readonly layer: number
  /** Keys of the slots in the layer above that lead here. */
  readonly above: readonly string[]
  readonly width: number
}

const GAP_WIDTH = 0.3

/** Every dependency on a service that is there; one that is missing has no place to point at. */
const edgesOf = (services: readonly GraphInput[]): readonly Edge[] => {
  const known = new Set(services.map(({ service }) => service))
  return services.flatMap(({ service, dependsOn }) =>
    dependsOn
      .filter((dependency) => known.has(dependency.service))
      .map((dependency) => ({ from: service, to: dependency.service, condition: dependency.condition })),
  )
}

/** The longest way down to each service from those that nothing waits for. Stops in a cycle instead of going round. */
function layersOf(services: readonly GraphInput[], edges: readonly Edge[]): ReadonlyMap<string, number> {
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

const gapKey = ({ from, to }: Edge, layer: number): string => `${from} ${to} ${layer}`

/** Layers strictly between the two ends of an edge. */
const between = ({ from, to }: Edge, layers: ReadonlyMap<string, number>): readonly number[] => {
  const top = layers.get(from) ?? 0
  const bottom = layers.get(to) ?? 0
  return Array.from({ length: Math.max(0, bottom - top - 1) }, (_, index) => top + 1 + index)
}

function slotsOf(layers: ReadonlyMap<string, number>, edges: readonly Edge[]): readonly Slot[] {
  const nodes = [...layers].map(([service, layer]) => ({
    key: service,
    layer,
    width: 1,
    above: edges
      .filter(({ to }) => to === service)
      .map((edge) => ((layers.get(edge.from) ?? 0) === layer - 1 ? edge.from : gapKey(edge, layer - 1))),
  }))
  const gaps = edges.flatMap((edge) =>
    between(edge, layers).map((layer, index) => ({
      key: gapKey(edge, layer),
      layer,
      width: GAP_WIDTH,
      above: [index === 0 ? edge.from : gapKey(edge, layer - 1)],
    })),
  )
  return [...nodes, ...gaps]
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

const widthOf = (row: readonly Slot[]): number => row.reduce((sum, { width }) => sum + width, 0)

/** Puts each layer in the order of where the slots above stand, so that few lines cross. */
function placeSlots(slots: readonly Slot[], layers: number): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  for (let layer = 0; layer < layers; layer += 1) {
    const wish = ({ above }: Slot): number =>
      above.length > 0 ? mean(above.map((key) => places.get(key)?.at ?? 0.5)) : 0.5
    const row = slots
      .filter((slot) => slot.layer === layer)
      .toSorted((a, b) => wish(a) - wish(b) || a.key.localeCompare(b.key, 'en'))
    const total = widthOf(row)
    let left = 0
    for (const { key, width } of row) {
      places.set(key, { layer, at: (left + width / 2) / total })
      left += width
    }
  }
  return places
}

/** Services in layers: what nothing waits for at the top, what waits for nothing further down. The same input, the same picture. */
export function layoutGraph(services: readonly GraphInput[]): GraphLayout {
  const edges = edgesOf(services)
  const layerOf = layersOf(services, edges)
  const slots = slotsOf(layerOf, edges)
  const layers = 1 + Math.max(-1, ...layerOf.values())
  const places = placeSlots(slots, layers)
  const placeOf = (key: string): readonly Place[] => {
    const place = places.get(key)
    return place ? [place] : []
  }
  return {
    nodes: services.flatMap(({ service }) => placeOf(service).map((place) => ({ service, ...place }))),
    edges: edges.map((edge) => ({
      ...edge,
      via: between(edge, layerOf).flatMap((layer) => placeOf(gapKey(edge, layer))),
    })),
    layers,
    widest: Math.max(
      0,
      ...Array.from({ length: layers }, (_, layer) => widthOf(slots.filter((slot) => slot.layer === layer))),
    ),
  }
}
