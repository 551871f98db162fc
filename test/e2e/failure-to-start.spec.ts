import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, startApp, test } from './app.ts'
import { failedServerStart, startServerShell } from './browser-shell.ts'

test('a data folder that another Stackwright uses is left alone, with a clear sentence', async ({
  shell,
  dataFolder,
  dockerHost,
}) => {
  const owner = await startServerShell({ dataFolder, dockerHost })
  const sentence = `Another Stackwright is using the data folder ${dataFolder}.`
  try {
    if (shell === 'browser') {
      const { code, said } = await failedServerStart({ dataFolder, dockerHost })
      expect(code).toBe(1)
      expect(said).toContain(sentence)
      expect(said).toContain('Use that one, or end it first')
      return
    }
    const { app, stop } = await startApp({ shell, dataFolder, dockerHost })
    await expect(app.page.getByRole('alert')).toContainText(sentence)
    await owner.stop()
    await app.page.getByRole('link', { name: 'Try again' }).click()
    await expect(app.page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
    expect(app.troubles).toEqual([])
    await stop()
  } finally {
    await owner.stop()
  }
})

test('a damaged database is named and left as it is', async ({ shell, dataFolder, dockerHost }) => {
  const file = join(dataFolder, 'stackwright.db')
  await writeFile(file, Buffer.alloc(16_384, 'not a database '))
  const before = await digest(file)
  const sentence = `The database ${file} is damaged`
  if (shell === 'browser') {
    const { code, said } = await failedServerStart({ dataFolder, dockerHost })
    expect(code).toBe(1)
    expect(said).toContain(sentence)
    expect(said).toContain('Keep a copy of the folder, then restore a backup.')
  } else {
    const { app, stop } = await startApp({ shell, dataFolder, dockerHost })
    await expect(app.page.getByRole('alert')).toContainText(sentence)
    await expect(app.page.getByRole('alert')).toContainText('Nothing was changed.')
    await stop()
  }
  expect(await digest(file)).toBe(before)
})

test('the desktop keeps a damaged database aside and starts empty, where a person says so @desktop', async ({
  shell,
  dataFolder,
  dockerHost,
}) => {
  const file = join(dataFolder, 'stackwright.db')
  await writeFile(file, Buffer.alloc(16_384, 'not a database '))
  const before = await digest(file)
  const { app, stop } = await startApp({ shell, dataFolder, dockerHost })
  const way = app.page.getByRole('link', { name: 'Keep it aside, start empty' })
  await expect(way).toBeVisible()
  // While a process starts, Node's inspector can lose the promise of an evaluation before it is answered.
  await expect(async () => {
    await app.desktop?.evaluate(({ dialog }) => {
      dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false })
    })
  }).toPass()
  await way.click()
  await expect(app.page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
  const kept = (await readdir(dataFolder)).find((name) => name.startsWith('stackwright.db.damaged-'))
  expect(await digest(join(dataFolder, kept ?? ''))).toBe(before)
  expect(app.troubles).toEqual([])
  await stop()
})

const digest = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
