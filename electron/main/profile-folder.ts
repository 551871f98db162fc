import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Where Chromium keeps its own files: in the data folder, so that one data folder has one window. Where the data folder
 * cannot be written, a temporary one takes its place: the window can open, and the engine says there what is wrong.
 */
export function profileFolder(dataFolder: string): string {
  const folder = join(dataFolder, 'desktop')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    return folder
  } catch {
    return mkdtempSync(join(tmpdir(), 'stackwright-'))
  }
}
