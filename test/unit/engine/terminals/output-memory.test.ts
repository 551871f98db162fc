import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createOutputMemory } from '#engine/terminals/output-memory.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

test('a reader that comes back gets what it missed, and the end last', () => {
  const memory = createOutputMemory(100)
  memory.add(bytesOf('a'))
  memory.add(bytesOf('b'))
  memory.end(3)
  expect(memory.after(1)).toEqual([
    { kind: 'output', seq: 2, data: 'Yg==' },
    { kind: 'ended', seq: 3, exitCode: 3 },
  ])
  expect(memory.after(3)).toEqual([])
})

test('a reader that was away too long, or counted elsewhere, is told to begin anew', () => {
  const memory = createOutputMemory(2)
  for (const letter of 'abcd') memory.add(bytesOf(letter))
  expect(memory.after(1).map(({ kind, seq }) => [kind, seq])).toEqual([
    ['reset', 2],
    ['output', 3],
    ['output', 4],
  ])
  expect(memory.after(99)[0]).toEqual({ kind: 'reset', seq: 2 })
  expect(memory.after(2).map(({ kind }) => kind)).toEqual(['output', 'output'])
})

test('it never holds more than it may by more than one chunk, and numbers never repeat', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 30 })), (chunks) => {
      const memory = createOutputMemory(50)
      for (const chunk of chunks) memory.add(bytesOf(chunk))
      const held = memory.after(0).flatMap((event) => (event.kind === 'output' ? [event] : []))
      const bytes = held.slice(1).reduce((sum, { data }) => sum + Buffer.from(data, 'base64').length, 0)
      expect(bytes).toBeLessThanOrEqual(50)
      expect(held.map(({ seq }) => seq)).toEqual(
        Array.from({ length: held.length }, (_, index) => chunks.length - held.length + index + 1),
      )
    }),
  )
})
