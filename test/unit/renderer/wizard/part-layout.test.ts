import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layoutParts, layoutWithMoved } from '../../../../renderer/screens/wizard/graph/part-layout.ts'

const box = (name: string, height = 80) => ({ name, width: 200, height })
const line = (from: string, to: string) => ({ from, to })

test('what needs something stands left of what gives it', () => {
  const spots = layoutParts(
    [box('db'), box('api'), box('proxy')],
    [line('proxy', 'api'), line('api', 'db'), line('proxy', 'db')],
  )
  const order = [...spots].toSorted(([, a], [, b]) => a.x - b.x).map(([name]) => name)
  expect(order).toEqual(['proxy', 'api', 'db'])
})

test('what is connected to nothing stands below a short column, so that the drawing stays about as wide as its place', () => {
  const spots = layoutParts(
    [box('cache'), box('proxy'), box('blog', 120), box('sign-in', 140), box('db')],
    [line('proxy', 'blog'), line('proxy', 'sign-in'), line('blog', 'db'), line('sign-in', 'db')],
  )
  expect(spots.get('cache')).toEqual({ x: spots.get('proxy')?.x, y: (spots.get('proxy')?.y ?? 0) + 80 + 28 })
})

test('forty parts that nothing connects stand in several columns of about the same height', () => {
  const spots = layoutParts(
    Array.from({ length: 40 }, (_, index) => box(`p${index}`, 150)),
    [],
  )
  const columns = new Set([...spots.values()].map(({ x }) => x))
  expect(columns.size).toBeGreaterThan(4)
  const tops = [...spots.values()].map(({ y }) => y)
  expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(1000)
})

const worlds = fc
  .integer({ min: 1, max: 12 })
  .chain((size) => {
    const index = fc.integer({ min: 0, max: size - 1 })
    return fc.record({
      heights: fc.array(fc.integer({ min: 42, max: 320 }), { minLength: size, maxLength: size }),
      lines: fc.array(fc.tuple(index, index), { maxLength: 24 }),
      moved: fc.array(index, { maxLength: 3 }),
    })
  })
  .map(({ heights, lines, moved }) => ({
    boxes: heights.map((height, index) => box(`p${index}`, height)),
    lines: lines.filter(([from, to]) => from !== to).map(([from, to]) => line(`p${from}`, `p${to}`)),
    // Far from each other: two boxes that a person puts on one another stay so.
    moved: Object.fromEntries([...new Set(moved)].map((index, at) => [`p${index}`, { x: at * 900, y: 40 }])),
  }))

test('no box stands on another, circles and boxes that were moved included, and the same input makes the same picture', () => {
  fc.assert(
    fc.property(worlds, ({ boxes, lines, moved }) => {
      const spots = layoutWithMoved(boxes, lines, moved)
      expect([...spots.keys()].toSorted()).toEqual(boxes.map(({ name }) => name).toSorted())
      expect(layoutWithMoved(boxes, lines, moved)).toEqual(spots)
      for (const [name, spot] of Object.entries(moved)) expect(spots.get(name)).toEqual(spot)
      const placed = boxes.map((one) => ({ ...one, ...(spots.get(one.name) ?? { x: 0, y: 0 }) }))
      for (const a of placed) {
        for (const b of placed) {
          const apart =
            a.name === b.name ||
            a.x >= b.x + b.width ||
            b.x >= a.x + a.width ||
            a.y >= b.y + b.height ||
            b.y >= a.y + a.height
          expect(apart, `${a.name} and ${b.name}`).toBe(true)
        }
      }
    }),
  )
})
