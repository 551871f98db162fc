import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files below a folder, however deep, that hold a text. */
export const filesWith = (folder: string, text: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text))
