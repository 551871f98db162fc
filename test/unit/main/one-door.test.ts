import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')

/** Every line of the desktop's own code that has these words, as `file: line`, imports left out. */
function linesWith(words: RegExp): readonly string[] {
  const files = globSync('electron/{main,preload}/**/*.ts', { cwd: root }).toSorted()
  return files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .filter((line) => words.test(line) && !line.startsWith('import '))
      .map((line) => `${file.replaceAll('\\', '/')}: ${line.trim()}`),
  )
}

test('pages reach the main process through one checked channel', () => {
  expect(linesWith(/\bipcMain\b/)).toEqual(["electron/main/ipc.ts: ipcMain.on('rpc:port', (event) => {"])
})

test('the preload gives the page nothing, and passes on one message', () => {
  expect(linesWith(/contextBridge|exposeInMainWorld/)).toEqual([])
  expect(linesWith(/\bipcRenderer\b/)).toEqual([
    "electron/preload/index.ts: if (port) ipcRenderer.postMessage('rpc:port', null, [port])",
  ])
})

test('one place opens something outside of the app', () => {
  expect(linesWith(/openExternal/)).toHaveLength(1)
})

test('every window is made in one place, without developer tools in an installed app', () => {
  expect(linesWith(/new BrowserWindow\b/)).toEqual(['electron/main/window.ts: const window = new BrowserWindow({'])
  expect(linesWith(/devTools:/)).toEqual(['electron/main/window.ts: devTools: !app.isPackaged,'])
  const ways = linesWith(/toggleDevTools|openDevTools/)
  expect(ways).toHaveLength(1)
  expect(ways[0]).toMatch(/^electron\/main\/menu\.ts: \.\.\.\(app\.isPackaged \? \[\] : /)
})
