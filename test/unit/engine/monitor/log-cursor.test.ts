import { expect, test } from 'vitest'
import { LogCursor } from '#engine/monitor/log-cursor.ts'

const read = (cursor: LogCursor, times: readonly (string | null)[]) => times.map((at) => cursor.isNew({ at }))

test('lines of a first reading are all new, in whatever order the two streams gave them', () => {
  expect(read(new LogCursor(), ['1', '2', '2', '1', null])).toEqual([true, true, true, true, true])
})

test('reading on from the last line gives only what was not read, also within the same moment', () => {
  const cursor = new LogCursor()
  read(cursor, ['1', '2', '2'])
  expect(cursor.resume()).toBe('2')
  expect(read(cursor, ['2', '2', '2', '3', '3'])).toEqual([false, false, true, true, true])
  expect(cursor.resume()).toBe('3')
  expect(read(cursor, ['3', '3', '4'])).toEqual([false, false, true])
})

test('a container that wrote nothing yet is read from its beginning', () => {
  const cursor = new LogCursor()
  expect(cursor.resume()).toBeNull()
  expect(read(cursor, ['1', '1'])).toEqual([true, true])
})
