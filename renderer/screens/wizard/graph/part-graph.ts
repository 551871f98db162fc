import type { Need } from '#shared/catalogue/component-wiring.ts'
import { connectionKey } from '#shared/wizard/answers.ts'
import type { ResolvedConnection, ResolvedPart, ResolvedStack } from '#shared/wizard/resolve/resolved-stack.ts'
import { linksOf } from '../add-component.ts'
import { layoutLines } from './layout-lines.ts'
import { layoutWithMoved, type Spot } from './part-layout.ts'

/** Whether a need has what it needs. */
type NeedState = 'met' | 'missing' | 'open'

/** A place of a part that lines start at. */
interface NeedPort {
  readonly need: Need
  readonly state: NeedState
}

/** A part as it is drawn: a head, a row for each thing it gives, a row for each need. */
export interface PartBox {
  readonly name: string
  readonly resolved: ResolvedPart
  /** What it gives, by capability: where lines end. */
  readonly gives: readonly string[]
  readonly needs: readonly NeedPort[]
  readonly at: Spot
  readonly width: number
  readonly height: number
}

/** A connection as it is drawn. */
export interface PartLine {
  readonly key: string
  readonly link: ResolvedConnection
}

export interface PartGraph {
  readonly boxes: readonly PartBox[]
  readonly lines: readonly PartLine[]
}

const boxWidth = 216
/** Heights of a box's pieces; the stylesheet has the same. */
const headHeight = 42
const rowHeight = 24
const padding = 10

/** The parts and their connections as a drawing. Of parts with one name the first is drawn. */
export function partGraph(stack: ResolvedStack, moved: Readonly<Record<string, Spot>>): PartGraph {
  const parts = stack.parts.filter(({ part }, index) => firstOf(stack, part.name) === index)
  const boxes = parts.map((resolved) => boxOf(stack, resolved))
  const lines = stack.connections.map((link) => ({ key: connectionKey(link.connection), link }))
  const spots = layoutWithMoved(boxes, layoutLines(stack), moved)
  return { boxes: boxes.map((box) => ({ ...box, at: spots.get(box.name) ?? { x: 0, y: 0 } })), lines }
}

const firstOf = (stack: ResolvedStack, name: string): number => stack.parts.findIndex(({ part }) => part.name === name)

function boxOf(stack: ResolvedStack, resolved: ResolvedPart): Omit<PartBox, 'at'> {
  const { name } = resolved.part
  const gives = [...new Set(resolved.provides.map(({ capability }) => capability))]
  const needs = resolved.needs.map((need) => ({ need, state: stateOf(stack, name, need) }))
  const rows = gives.length + needs.length
  return {
    name,
    resolved,
    gives,
    needs,
    width: boxWidth,
    height: headHeight + (rows === 0 ? 0 : rows * rowHeight + padding),
  }
}

const stateOf = (stack: ResolvedStack, consumer: string, need: Need): NeedState => {
  if (linksOf(stack, consumer, need.id).length > 0) return 'met'
  return need.required ? 'missing' : 'open'
}

/** Where every box of a drawing stands. */
export const spotsOf = ({ boxes }: PartGraph): Readonly<Record<string, Spot>> =>
  Object.fromEntries(boxes.map(({ name, at }) => [name, at]))
