import { expect, test } from 'vitest'
import { parseNetworks, parseProcessors } from '../../../../renderer/screens/wizard/running-words.ts'

test.each([
  ['', null],
  ['0.5', 0.5],
  ['1,5', 1.5],
  ['0', undefined],
  ['-1', undefined],
  ['two', undefined],
])('a limit of processors of "%s" means %s', (text, means) => expect(parseProcessors(text)).toBe(means))

test.each([
  ['', []],
  ['front, back', ['front', 'back']],
  ['front,, front', ['front']],
  ['Front', undefined],
  ['front back', undefined],
])('networks "%s" mean %s', (text, means) => expect(parseNetworks(text)).toEqual(means))
