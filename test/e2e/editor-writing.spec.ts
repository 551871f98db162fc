import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { editorText, goTo, openComposeFile, pasteText } from './walk-through.ts'

const unwise = `services:
  web:
    image: nginx:1.27
    privileged: true
`

/** Types at the end of the text. */
const typeAtEnd = async (page: Page, text: string): Promise<void> => {
  await editorText(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(text, { delay: 20 })
}

const choose = (page: Page, label: string) =>
  page.getByRole('option').filter({ has: page.getByText(label, { exact: true }) })

test('the editor completes, explains, fixes and takes a docker run command @screen', async ({ app }) => {
  const { page } = app
  const problems = page.getByRole('region', { name: 'Problems' })
  await goTo(page, 'New stack')
  await openComposeFile(page, unwise)

  await test.step('a problem of the linter is fixed in the list, with its rule on show', async () => {
    await expect(problems).toContainText('privileged')
    await problems.getByRole('button', { name: 'Remove privileged', exact: true }).click()
    await expect(problems).toContainText('No problem found')
    await expect(editorText(page)).not.toContainText('privileged')
  })

  await test.step('a key, its value and what is indented below it are completed', async () => {
    await typeAtEnd(page, '    resta')
    await choose(page, 'restart').first().click()
    await choose(page, 'unless-stopped').click()
    await expect(editorText(page)).toContainText('restart: unless-stopped')
    await page.keyboard.type('\nheal', { delay: 20 })
    await choose(page, 'healthcheck').click()
    await choose(page, 'interval').click()
    await page.keyboard.type('5s')
    await expect(editorText(page)).toContainText('interval: 5s')
  })

  await test.step('a key says what it does, under the pointer and by the keyboard', async () => {
    await page.keyboard.press('F1')
    const card = page.getByRole('tooltip').first()
    await expect(card).toContainText('interval')
    await expect(card).toContainText('Stackwright carries it out')
    await page.keyboard.press('Escape')
    await expect(page.locator('.cm-key-card')).toHaveCount(0)
    await editorText(page).getByText('image').hover()
    await expect(page.locator('.cm-key-card')).toContainText('The image that the container is made from')
    await page.keyboard.press('Escape')
    await expect(page.locator('.cm-key-card')).toHaveCount(0)
  })

  await test.step('a pasted command becomes a service, and undo brings the command back', async () => {
    await pasteText(page, unwise)
    await editorText(page).click()
    await page.keyboard.press('ControlOrMeta+End')
    await editorText(page).evaluate((editor) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', '$ docker run -d --name web \\\n  -p 8080:80 --strange nginx:1.29')
      editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await expect(page.getByText(/docker run became the service web-2\. Not carried over: --strange/)).toBeVisible()
    await expect(editorText(page)).toContainText('web-2:')
    await expect(editorText(page)).not.toContainText('docker run')
    await page.keyboard.press('ControlOrMeta+z')
    await expect(editorText(page)).toContainText('docker run -d --name web')
  })

  await test.step('the same goes by a button, which says what is no command', async () => {
    await pasteText(page, unwise)
    await page.getByRole('button', { name: 'From docker run…' }).click()
    const dialog = page.getByRole('dialog', { name: 'From docker run' })
    await dialog.getByRole('textbox', { name: 'Command' }).fill('ls -l')
    await dialog.getByRole('button', { name: 'Add the service' }).click()
    await expect(dialog).toContainText('This is no docker run command')
    // The browser itself reports every answer that is an error.
    expect(app.troubles.splice(0).every((trouble) => trouble.includes('/api/compose/from-docker-run'))).toBe(true)
    await dialog.getByRole('textbox', { name: 'Command' }).fill('docker run redis:7')
    await dialog.getByRole('button', { name: 'Add the service' }).click()
    await expect(dialog).toBeHidden()
    await expect(editorText(page)).toContainText('redis:7')
  })
})
