import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runTool } from './run-tool.ts'

const downloadLimitMs = 20_000

/**
 * Electron's program: in ELECTRON_OVERRIDE_DIST_PATH where that is set, else where Electron's own installer put it. Null
 * where it is not there. Electron's package is never required: that starts a download without a time limit.
 */
export const findElectron = (root: string, environment: NodeJS.ProcessEnv = process.env): string | null => {
  const folder = environment['ELECTRON_OVERRIDE_DIST_PATH']
  const path = folder ? join(folder, programName()) : installedProgram(join(root, 'node_modules/electron'))
  return path && existsSync(path) ? path : null
}

/** Finds Electron's program, or has Electron's own installer fetch it, once and for 20 seconds at most. */
export const fetchElectron = async (root: string): Promise<string | null> => {
  const found = findElectron(root)
  const installer = join(root, 'node_modules/electron/install.js')
  if (found || process.env['ELECTRON_OVERRIDE_DIST_PATH'] || !existsSync(installer)) return found
  console.log('Fetching Electron (once)')
  try {
    await runTool(process.execPath, [installer], { timeoutMs: downloadLimitMs })
  } catch {
    return null // What the installer says is for maintainers; the caller tells the person what follows from it.
  }
  return findElectron(root)
}

const installedProgram = (folder: string): string | null => {
  const pathFile = join(folder, 'path.txt')
  return existsSync(pathFile) ? join(folder, 'dist', readFileSync(pathFile, 'utf8').trim()) : null
}

const programName = (): string => {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}
