import { expect, test } from './app.ts'
import { quickDocument } from './documents.ts'
import { goTo, openComposeFile, operations, pasteText, seePlan, seePlanButton } from './walk-through.ts'

const broken = [
  { what: 'broken YAML', text: quickDocument().replace('testbed/busybox:1', 'testbed: busybox'), line: 3, says: /./ },
  {
    what: 'an unknown key',
    text: quickDocument().replace('    environment:', '    enviroment:'),
    line: 5,
    says: /enviroment.*environment/,
  },
  {
    what: 'an undefined network',
    text: `${quickDocument()}    networks:\n      - nowhere\n`,
    line: 8,
    says: /nowhere/,
  },
  {
    what: 'a circle of dependencies',
    text: `${quickDocument()}    depends_on:\n      - web\n`,
    line: 8,
    says: /web/,
  },
] as const

test('what is wrong with a document shows at its line and locks the plan until it is right @screen', async ({
  app,
  engine,
}) => {
  const { page } = app
  const stack = engine.newStack('bad')
  const problems = page.getByRole('region', { name: 'Problems' })
  await goTo(page, 'New stack')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(stack)
  await openComposeFile(page, quickDocument())
  await expect(seePlanButton(page)).toBeEnabled()

  for (const { what, text, line, says } of broken) {
    await test.step(what, async () => {
      await pasteText(page, text)
      const place = problems
        .getByRole('button')
        .filter({ hasText: `compose.yaml, line ${line}` })
        .first()
      await expect(place).toContainText(says)
      await expect(seePlanButton(page)).toBeDisabled()
      await expect(seePlanButton(page)).toHaveAccessibleDescription(/errors? to solve first/)
      await expect(
        page.locator('.cm-lintRange-error, .cm-lintPoint-error, .cm-lint-marker-error').first(),
      ).toBeVisible()
      await place.click()
      await expect(page.locator('.cm-lineNumbers .cm-activeLineGutter')).toHaveText(String(line))
    })
  }

  await test.step('a document that is right again has its plan', async () => {
    await pasteText(page, quickDocument())
    await expect(problems).toContainText('No problem found')
    await expect(seePlanButton(page)).toBeEnabled()
    await seePlan(page)
    await expect(operations(page)).toContainText(`${stack}-web-1`)
  })

  await test.step('what was written is still there on the way back', async () => {
    await page.getByRole('button', { name: 'Discard' }).click()
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(stack)
    await expect(page.getByText('unsaved draft')).toBeVisible()
  })
})
