import { editor } from './editor.ts'
import { frame } from './frame.ts'
import { nouns } from './nouns.ts'
import { overview } from './overview.ts'
import { settings } from './settings.ts'
import { words } from './words.ts'

/** Every table of French texts, one an area of the product. A text stands in one of them. */
export const frenchTables = { nouns, words, frame, overview, settings, editor } as const

/** All of French, by the English text. */
export const french = { ...nouns, ...words, ...frame, ...overview, ...settings, ...editor } as const
