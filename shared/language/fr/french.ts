import { commands } from './commands.ts'
import { desktop } from './desktop.ts'
import { editor } from './editor.ts'
import { frame } from './frame.ts'
import { nouns } from './nouns.ts'
import { objects } from './objects.ts'
import { observing } from './observing.ts'
import { outside } from './outside.ts'
import { overview } from './overview.ts'
import { palette } from './palette.ts'
import { plan } from './plan.ts'
import { settings } from './settings.ts'
import { stack } from './stack.ts'
import { start } from './start.ts'
import { versions } from './versions.ts'
import { wizard } from './wizard.ts'
import { words } from './words.ts'

/** Every table of French texts, one an area of the product. A text stands in one of them. */
export const frenchTables = {
  commands,
  desktop,
  editor,
  frame,
  nouns,
  objects,
  observing,
  outside,
  overview,
  palette,
  plan,
  settings,
  stack,
  start,
  versions,
  wizard,
  words,
} as const

/** All of French, by the English text. */
export const french = {
  ...commands,
  ...desktop,
  ...editor,
  ...frame,
  ...nouns,
  ...objects,
  ...observing,
  ...outside,
  ...overview,
  ...palette,
  ...plan,
  ...settings,
  ...stack,
  ...start,
  ...versions,
  ...wizard,
  ...words,
} as const
