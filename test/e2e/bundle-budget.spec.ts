import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'

/** Bytes, packed: a tenth more than what there is. Who needs more says here what it is for. */
const budget = {
  first: 280_000,
  chunk: 40_000,
  largerChunks: {
    'editor-theme': 120_000,
    index: 95_000,
    'terminal-dialog': 92_000,
    'connection-graph': 70_000,
    'editor-screen': 56_000,
    // Whatever the engine, the rules, the catalogue and the editor say, in French: fetched where French is spoken.
    'told-french': 60_000,
  },
} as const

const built = join(import.meta.dirname, '../../out/renderer')

/** Bytes of a file as a browser fetches it. */
const packed = (file: string): number => gzipSync(readFileSync(join(built, file)), { level: 9 }).length

/** `editor-theme` of `editor-theme-B8fCtaHS.js`: the build ends a name with eight signs of its content. */
const chunkName = (file: string): string => file.replace(/-[\w-]{8}\.(js|css)$/, '')

/** What is fetched before the first screen is drawn: scripts and styles that the page names. */
const firstFiles = (): readonly string[] =>
  [...readFileSync(join(built, 'index.html'), 'utf8').matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map(
    ([, file = '']) => file,
  )

test('what the window fetches stays within its budget (bytes, gzip), first and for every part @browser', () => {
  const first = firstFiles()
  expect(first.length).toBeGreaterThan(1)
  const larger = new Map<string, number>(Object.entries(budget.largerChunks))
  const chunks = readdirSync(join(built, 'assets')).filter((file) => /\.(js|css)$/.test(file))
  const over = [
    {
      name: 'everything before the first screen',
      bytes: first.reduce((sum, file) => sum + packed(file), 0),
      most: budget.first,
    },
    ...chunks.map((file) => ({
      name: file,
      bytes: packed(join('assets', file)),
      most: larger.get(chunkName(file)) ?? budget.chunk,
    })),
  ].filter(({ bytes, most }) => bytes > most)
  expect(over).toEqual([])
})

test('what a screen needs for itself is not fetched before it is asked for @browser', () => {
  const early = firstFiles().map((file) => chunkName(file.replace('assets/', '')))
  for (const late of [
    'editor-theme',
    'editor-screen',
    'terminal-dialog',
    'connection-graph',
    'usage-chart',
    'palette',
    'french',
    'told-french',
  ])
    expect(early, late).not.toContain(late)
})
