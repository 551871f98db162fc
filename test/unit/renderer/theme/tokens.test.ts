import { expect, test } from 'vitest'
import { dark, light, type TokenName, type Tokens } from '../../../../renderer/theme/tokens.ts'
import { contrast, mix } from './contrast.ts'

const themes: ReadonlyArray<readonly [string, Tokens]> = [
  ['light', light],
  ['dark', dark],
]
const tones = ['ok', 'warn', 'bad', 'move', 'back', 'idle'] as const

/** Text of at most 14 px on the grounds it is used on. */
const texts: ReadonlyArray<readonly [TokenName, readonly TokenName[]]> = [
  ['ink', ['bg', 'surface', 'sunken', 'raised', 'hover', 'selected', 'add-bg', 'del-bg']],
  ['ink-2', ['bg', 'surface', 'sunken', 'raised', 'hover', 'selected', 'idle-soft']],
  ['ink-3', ['bg', 'surface', 'sunken', 'hover', 'selected']],
  ['accent-text', ['bg', 'surface', 'selected', 'accent-soft', 'hover']],
  ['on-accent', ['accent', 'accent-hover']],
  ...tones.map((tone) => [`${tone}-text`, [`${tone}-soft`, 'surface', 'bg']] as const),
  ...(['syn-key', 'syn-str', 'syn-num', 'syn-com', 'syn-var'] as const).map(
    (code) => [code, ['surface', 'add-bg', 'del-bg']] as const,
  ),
]

/** Icons, dots and the edges of controls. */
const shapes: ReadonlyArray<readonly [TokenName, readonly TokenName[]]> = [
  ['accent', ['bg', 'surface']],
  ['line-control', ['surface']],
  ...tones.map((tone) => [tone, ['bg', 'surface']] as const),
  ...(['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] as const).map((series) => [series, ['surface']] as const),
]

const tooWeak = (pairs: typeof texts, tokens: Tokens, least: number): readonly string[] =>
  pairs.flatMap(([front, grounds]) =>
    grounds
      .map((ground) => ({ ground, ratio: contrast(tokens[front], tokens[ground]) }))
      .filter(({ ratio }) => ratio < least)
      .map(({ ground, ratio }) => `${front} on ${ground} has ${ratio.toFixed(2)}`),
  )

test.each(themes)('text in the %s theme has a contrast of at least 4.5 on every ground it is used on', (_, tokens) => {
  expect(tooWeak(texts, tokens, 4.5)).toEqual([])
})

test.each(themes)('icons and control edges in the %s theme have a contrast of at least 3.0', (_, tokens) => {
  expect(tooWeak(shapes, tokens, 3)).toEqual([])
})

test.each(themes)('service names in the logs of the %s theme can be read on plain and on error lines', (_, tokens) => {
  const series = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] as const
  const weak = series.flatMap((name) =>
    (['sunken', 'del-bg'] as const).filter(
      (ground) => contrast(mix(tokens[name], tokens.ink, 0.75), tokens[ground]) < 4.5,
    ),
  )
  expect(weak).toEqual([])
})

test('both themes have the same tokens', () => {
  expect(Object.keys(dark)).toEqual(Object.keys(light))
})
