import { expect, test } from 'vitest'
import { formatTable } from '../../../electron/cli/table.ts'

test('columns are as wide as their widest cell, two spaces apart, without trailing spaces', () => {
  const table = formatTable(
    ['STACK', 'STATUS', 'FINDING'],
    [
      ['shop', 'RUNNING', ''],
      ['a-longer-name', 'FAILED', 'app is unhealthy'],
    ],
  )
  expect(table).toBe(
    ['STACK          STATUS   FINDING', 'shop           RUNNING', 'a-longer-name  FAILED   app is unhealthy'].join(
      '\n',
    ),
  )
})

test('paint does not count for the width', () => {
  const paint = (text: string) => `<${text}>`
  expect(formatTable(['A', 'B'], [[{ text: 'x', paint }, 'y']])).toBe('A  B\n<x>  y')
})

test('a table without rows is its headings', () => {
  expect(formatTable(['A', 'B'], [])).toBe('A  B')
})
