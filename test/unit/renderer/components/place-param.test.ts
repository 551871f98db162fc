import { expect, test } from 'vitest'
import { placeWith } from '../../../../renderer/components/place-param.ts'

test('a part of a place is set, replaced and taken out, and what else it says stays', () => {
  expect([
    placeWith('/images', '', { key: 'find', value: 'a b/c' }),
    placeWith('/images', 'host=one&find=x', { key: 'find', value: 'y' }),
    placeWith('/images', 'host=one&find=x', { key: 'find', value: '' }),
    placeWith('/images', 'find=x', { key: 'find', value: null }),
  ]).toEqual(['/images?find=a+b%2Fc', '/images?host=one&find=y', '/images?host=one', '/images'])
})
