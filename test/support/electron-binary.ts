import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** Where the Electron to test with is: ELECTRON_OVERRIDE_DIST_PATH first, then the package's own download; null for none. */
export function electronBinary(): string | null {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (override) return existing(join(override, 'electron'))
  const pathFile = join(root, 'node_modules/electron/path.txt')
  if (!existsSync(pathFile)) return null
  return existing(join(root, 'node_modules/electron/dist', readFileSync(pathFile, 'utf8')))
}

const existing = (path: string): string | null => (existsSync(path) ? path : null)
