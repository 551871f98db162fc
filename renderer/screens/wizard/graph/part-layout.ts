/** A box of the drawing. */
interface Box {
  readonly name: string
  readonly width: number
  readonly height: number
}

/** A line from what needs to what gives. */
interface Line {
  readonly from: string
  readonly to: string
}

/** The upper left corner of a box. */
export interface Spot {
  readonly x: number
  readonly y: number
}

const columnGap = 80
const rowGap = 28
/** A column that would be taller is broken into several. */
const tallest = 1100

/** For each box the longest way to it from those that nothing leads to. Stops in a circle instead of going round. */
function columnsOf(boxes: readonly Box[], lines: readonly Line[]): ReadonlyMap<string, number> {
  const columns = new Map(boxes.map(({ name }) => [name, 0]))
  for (let round = 1; round < boxes.length; round += 1) {
    let moved = false
    for (const { from, to } of lines) {
      const next = (columns.get(from) ?? 0) + 1
      if (next > (columns.get(to) ?? 0) && next < boxes.length) {
        columns.set(to, next)
        moved = true
      }
    }
    if (!moved) break
  }
  return columns
}

/** Breaks boxes into columns of about the same height, none taller than allowed unless one box is. */
function broken(boxes: readonly Box[]): readonly (readonly Box[])[] {
  const whole = heightOf(boxes)
  const limit = whole / Math.ceil(whole / tallest)
  const columns: Box[][] = [[]]
  for (const box of boxes) {
    const last = columns.at(-1) ?? []
    if (last.length > 0 && heightOf(last) + box.height / 2 > limit) columns.push([box])
    else last.push(box)
  }
  return columns
}

const heightOf = (boxes: readonly Box[]): number => boxes.reduce((sum, { height }) => sum + height + rowGap, 0) - rowGap

/** Boxes of each column in the order of what leads to them, so that few lines cross. */
function orderedColumns(boxes: readonly Box[], lines: readonly Line[]): readonly (readonly Box[])[] {
  const columnOf = columnsOf(boxes, lines)
  const ranks = new Map<string, number>()
  const ordered: Box[][] = []
  for (let column = 0; column <= Math.max(0, ...columnOf.values()); column += 1) {
    const wish = (name: string): number => {
      const from = lines.filter(({ to }) => to === name).map((line) => ranks.get(line.from) ?? 0.5)
      return from.length === 0 ? 0.5 : from.reduce((sum, one) => sum + one, 0) / from.length
    }
    const row = boxes.filter(({ name }) => columnOf.get(name) === column)
    const sorted = row.toSorted((a, b) => wish(a.name) - wish(b.name))
    sorted.forEach(({ name }, index) => {
      ranks.set(name, (index + 0.5) / sorted.length)
    })
    ordered.push(sorted)
  }
  return ordered
}

interface Column {
  readonly x: number
  readonly width: number
  readonly top: number
  /** Where the next box of it would begin. */
  readonly end: number
}

interface Drawing {
  readonly spots: ReadonlyMap<string, Spot>
  readonly columns: readonly Column[]
}

/** Each column around the same middle, one right of the other. */
function placeColumns(columns: readonly (readonly Box[])[]): Drawing {
  const spots = new Map<string, Spot>()
  const placed: Column[] = []
  for (const boxes of columns) {
    const x = rightOf(placed)
    const top = -heightOf(boxes) / 2
    let end = top
    for (const { name, height } of boxes) {
      spots.set(name, { x, y: end })
      end += height + rowGap
    }
    placed.push({ x, width: Math.max(0, ...boxes.map(({ width }) => width)), top, end })
  }
  return { spots, columns: placed }
}

const rightOf = (columns: readonly Column[]): number =>
  columns.length === 0 ? 0 : Math.max(...columns.map(({ x, width }) => x + width)) + columnGap

/** How much wider than tall a drawing is to be: about as the place that it is shown in. */
const shape = 1.4

/** What is connected to nothing: below the shortest column, or in a new one where the drawing would become too tall. */
function placeAlone(drawing: Drawing, alone: readonly Box[]): ReadonlyMap<string, Spot> {
  const spots = new Map(drawing.spots)
  let columns = [...drawing.columns]
  for (const { name, width, height } of alone) {
    const top = Math.min(0, ...columns.map((column) => column.top))
    const shortest = columns.toSorted((a, b) => a.end - b.end || a.x - b.x)[0]
    const fits = shortest && (shortest.end + height - top) * shape <= rightOf(columns)
    const column = fits ? shortest : { x: rightOf(columns), width, top, end: top }
    spots.set(name, { x: column.x, y: column.end })
    const next = { ...column, width: Math.max(column.width, width), end: column.end + height + rowGap }
    columns = [...columns.filter(({ x }) => x !== column.x), next]
  }
  return spots
}

/**
 * Where each box stands: what needs others at the left, what gives to them further right, what is connected to nothing
 * where there is room. The same input, the same picture.
 */
export function layoutParts(boxes: readonly Box[], lines: readonly Line[]): ReadonlyMap<string, Spot> {
  const ends = new Set(lines.flatMap(({ from, to }) => [from, to]))
  const connected = boxes.filter(({ name }) => ends.has(name))
  const alone = boxes.filter(({ name }) => !ends.has(name))
  const columns = orderedColumns(connected, lines).filter((column) => column.length > 0)
  return placeAlone(placeColumns(columns.flatMap(broken)), alone)
}

/** The layout, with the boxes that a person has moved where they were put; others make room for these. */
export function layoutWithMoved(
  boxes: readonly Box[],
  lines: readonly Line[],
  moved: Readonly<Record<string, Spot>>,
): ReadonlyMap<string, Spot> {
  const sizes = new Map(boxes.map((box) => [box.name, box]))
  const spots = new Map<string, Spot>()
  for (const { name } of boxes) {
    const spot = Object.hasOwn(moved, name) ? moved[name] : undefined
    if (spot) spots.set(name, spot)
  }
  for (const [name, spot] of layoutParts(boxes, lines)) {
    const box = sizes.get(name)
    if (box && !spots.has(name))
      spots.set(
        name,
        freeSpot(
          box,
          spot,
          [...spots].map(([of, at]) => ({ of, at })),
          sizes,
        ),
      )
  }
  return spots
}

interface Placed {
  readonly of: string
  readonly at: Spot
}

/** The wished spot, or the next below it where nothing stands. Each round goes below something, so there is an end. */
function freeSpot(box: Box, wish: Spot, placed: readonly Placed[], sizes: ReadonlyMap<string, Box>): Spot {
  let spot = wish
  for (let round = 0; round <= placed.length; round += 1) {
    const inTheWay = placed.find(({ of, at }) => overlaps({ box, at: spot }, { box: sizes.get(of), at }))
    if (!inTheWay) return spot
    spot = { x: spot.x, y: inTheWay.at.y + (sizes.get(inTheWay.of)?.height ?? 0) + rowGap }
  }
  return spot
}

interface Standing {
  readonly box: Box | undefined
  readonly at: Spot
}

const overlaps = (a: Standing, b: Standing): boolean =>
  a.box !== undefined &&
  b.box !== undefined &&
  a.at.x < b.at.x + b.box.width &&
  b.at.x < a.at.x + a.box.width &&
  a.at.y < b.at.y + b.box.height &&
  b.at.y < a.at.y + a.box.height
