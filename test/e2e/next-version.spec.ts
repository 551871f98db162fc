import { expect, test } from './app.ts'
import { shopDocument } from './documents.ts'
import {
  applyNewStack,
  approve,
  commandEnds,
  editorText,
  openStack,
  operations,
  partOf,
  pasteText,
  seePlan,
  serviceRow,
} from './walk-through.ts'

test('one changed variable makes a version that touches one service, and the way back loses nothing', async ({
  app,
  engine,
}) => {
  const { page } = app
  const stack = engine.newStack('next')
  const sql = (statement: string) =>
    engine.run(`${stack}-db-1`, [
      'psql',
      '-h',
      '/run/postgresql',
      '-U',
      'postgres',
      '-P',
      'pager=off',
      '-tAc',
      statement,
    ])
  await applyNewStack(page, stack, shopDocument())
  await sql("CREATE TABLE orders (what text); INSERT INTO orders VALUES ('a row of version one')")

  await test.step('the editor takes the change and its reason', async () => {
    await openStack(page, stack)
    await partOf(page, stack, 'Editor')
    await expect(editorText(page)).toContainText('MSG: version one')
    await pasteText(page, shopDocument().replace('version one', 'version two'))
    await page.getByRole('textbox', { name: 'Message of the version' }).fill('says two')
    await expect(page.getByText('unsaved draft')).toBeVisible()
  })

  await test.step('the plan touches only that service, because of that variable', async () => {
    await seePlan(page)
    await expect(page.getByText('Version 1 to 2: “says two”. Nothing has been changed yet.')).toBeVisible()
    const recreated = operations(page)
      .getByRole('listitem')
      .filter({ hasText: `Recreate${stack}-app-1` })
    await expect(recreated).toContainText('environment.MSG changed')
    await expect(operations(page)).not.toContainText(`${stack}-db-1`)
    await expect(operations(page)).not.toContainText(`${stack}-web-1`)
    await expect(operations(page)).toContainText(/Not touched: .*db/)
    await expect(page.getByRole('region', { name: 'Fate of every volume' })).toContainText('Kept')
  })

  await test.step('it runs, and the row is still there', async () => {
    const before = await engine.running(stack)
    await approve(page)
    await commandEnds(page, 'Done')
    expect(await engine.running(stack)).toEqual(before)
    expect(await engine.environment(`${stack}-app-1`)).toContain('MSG=version two')
    expect(await sql('SELECT what FROM orders')).toBe('a row of version one')
  })

  await test.step('the history shows both versions, their text and what it means', async () => {
    await openStack(page, stack)
    await partOf(page, stack, 'Versions')
    const history = page.getByRole('region', { name: 'History' })
    await expect(history.getByRole('listitem')).toHaveCount(2)
    await expect(history.getByRole('listitem').filter({ hasText: 'Runs now' })).toContainText('says two')
    const text = page.getByRole('region', { name: 'Text', exact: true })
    await expect(text).toContainText('MSG: version one')
    await expect(text).toContainText('MSG: version two')
    const meaning = page.getByRole('region', { name: 'What it means' })
    await expect(meaning).toContainText('app is recreated')
    await expect(meaning).toContainText('environment.MSG')
  })

  await test.step('rolling back is a plan too, and loses nothing', async () => {
    await page.getByRole('link', { name: 'Preview roll back to v1' }).click()
    await expect(operations(page)).toContainText('environment.MSG changed')
    await approve(page, 'Approve and roll back')
    await commandEnds(page, 'Done')
    expect(await engine.environment(`${stack}-app-1`)).toContain('MSG=version one')
    expect(await sql('SELECT what FROM orders')).toBe('a row of version one')
    await openStack(page, stack)
    await expect(serviceRow(page, 'app')).toContainText('v1')
    await partOf(page, stack, 'Versions')
    await expect(page.getByRole('listitem').filter({ hasText: 'Runs now' })).toContainText('v1')
  })
})
