import { expect, test } from 'vitest'
import { sweepSealedValues } from '#engine/sealed-values/sweep-sealed-values.ts'
import { seedStack, temporaryDatabase } from '../db/temp-database.ts'

const day = 86_400_000
const now = 100 * day
const idOf = (label: string): string => `${label}-`.padEnd(24, '0')

/** A database with values of that age, and what names some of them. */
async function database(ages: Readonly<Record<string, number>>) {
  const { db } = await temporaryDatabase()
  await seedStack(db)
  for (const [label, days] of Object.entries(ages)) {
    await db
      .insertInto('sealed_values')
      .values({ id: idOf(label), sealed: 'test-1:x', created_at: now - days * day })
      .execute()
  }
  const version = (number: number, secrets: Readonly<Record<string, string>>) =>
    db
      .insertInto('stack_versions')
      .values({
        stack_id: 'stack',
        number,
        document: JSON.stringify({ files: [], environment: {}, secrets }),
        sha256: String(number).padStart(64, '0'),
        message: '',
        author: 'ada',
        created_at: now,
      })
      .execute()
  const left = async () =>
    (await db.selectFrom('sealed_values').select('id').orderBy('id').execute()).map(({ id }) => id)
  return { db, version, left }
}

const answersWith = (label: string): string =>
  JSON.stringify({ parts: [{ options: { password: { secret: 'sealed', ref: idOf(label) } } }] })

test('only values that are old and that no version, no answers and no draft names are deleted', async () => {
  const { db, version, left } = await database({ version: 30, answers: 30, draft: 30, young: 3, givenup: 30 })
  // More versions than are read in one go, and the value is named by the last of them.
  for (let number = 1; number <= 60; number += 1) await version(number, {})
  await version(61, { DB_PASSWORD: idOf('version') })
  await db
    .insertInto('stack_version_answers')
    .values({ stack_id: 'stack', version: 60, answers: answersWith('answers'), text: '' })
    .execute()
  await db
    .insertInto('wizard_drafts')
    .values({ id: 'd', stack_id: null, host_id: null, step: 'pick', answers: answersWith('draft'), updated_at: now })
    .execute()
  await sweepSealedValues(db, now - 7 * day, new AbortController().signal)
  expect(await left()).toEqual(['answers', 'draft', 'version', 'young'].map(idOf))
})

test('a sweep that is stopped deletes nothing', async () => {
  const { db, version, left } = await database({ version: 30, givenup: 30 })
  await version(1, { DB_PASSWORD: idOf('version') })
  await sweepSealedValues(db, now - 7 * day, AbortSignal.abort())
  expect(await left()).toHaveLength(2)
})
