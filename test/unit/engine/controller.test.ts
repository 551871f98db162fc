import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { controllerOf, isGone } from '#engine/controller.ts'
import { newId } from '#engine/new-id.ts'
import { temporaryDatabase } from './db/temp-database.ts'

test('an installation keeps its name', async () => {
  const { db } = await temporaryDatabase()
  const first = await controllerOf(db, newId)
  expect((await controllerOf(db, newId)).installation).toBe(first.installation)
  expect(first.description).toContain('Stackwright')
})

test('a process of this computer is gone once it ended; a living one and one of elsewhere are not', async () => {
  const { db } = await temporaryDatabase()
  const { process: own } = await controllerOf(db, newId)
  expect(isGone(own)).toBe(false)
  const { pid } = spawnSync(process.execPath, ['-e', '0'])
  expect(isGone(own.replace(/#\d+$/, `#${pid}`))).toBe(true)
  expect(isGone(`another computer#${pid}`)).toBe(false)
  expect(['', '#', '#0', 'nonsense'].map(isGone)).toEqual([false, false, false, false])
})
