import { expect, test } from './app.ts'
import { quickDocument } from './documents.ts'
import { applyNewStack, commandCard, commandEnds, goTo, openStack } from './walk-through.ts'

const withVolume = `${quickDocument()}    volumes:
      - data:/data
volumes:
  data:
`

test('removing says what goes and what stays, and data goes only with its name @screen', async ({ app, engine }) => {
  const { page } = app
  const stack = engine.newStack('gone')
  const dialog = page.getByRole('dialog')
  const openDialog = async () => {
    await openStack(page, stack)
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: `Remove ${stack}` }).click()
  }
  await applyNewStack(page, stack, withVolume)

  await test.step('without its volumes: the data is kept', async () => {
    await openDialog()
    await expect(dialog).toContainText(`Remove ${stack} from local?`)
    await expect(dialog).toContainText('1 container and 1 network are removed. The history stays: 1 version')
    await expect(dialog.getByRole('list', { name: 'Volumes' })).toContainText(`Kept${stack}_data`)
    await dialog.getByRole('button', { name: 'Remove stack' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('main')).toContainText('Removed')
    await expect.poll(() => engine.running(stack)).toEqual([])
    expect(await engine.volumes(stack)).toEqual([`${stack}_data`])
  })

  await test.step('it can come back from its history', async () => {
    await page.getByRole('link', { name: 'Review plan' }).click()
    await expect(page.getByRole('region', { name: 'Fate of every volume' })).toContainText('Kept')
    await page.getByRole('button', { name: 'Approve and apply' }).click()
    await commandEnds(page, 'Done')
    expect(await engine.running(stack)).toEqual([`${stack}-web-1`])
  })

  await test.step('with its volumes: only after its name was typed', async () => {
    await openDialog()
    await dialog.getByRole('checkbox', { name: /Delete its volumes too/ }).check()
    await expect(dialog.getByRole('list', { name: 'Volumes' })).toContainText(`Destroyed${stack}_data`)
    const remove = dialog.getByRole('button', { name: 'Delete stack and data' })
    await expect(remove).toBeDisabled()
    const name = dialog.getByRole('textbox', { name: `Type ${stack} to delete its data` })
    await name.fill(`${stack}x`)
    await expect(remove).toBeDisabled()
    await name.fill(stack)
    await remove.click()
    await expect(dialog).toBeHidden()
    await expect.poll(() => engine.running(stack)).toEqual([])
    await expect.poll(() => engine.volumes(stack)).toEqual([])
  })

  await test.step('its command says what it did', async () => {
    await goTo(page, 'Commands')
    await page
      .getByRole('region', { name: 'Queues' })
      .getByRole('link', { name: `Remove ${stack}` })
      .first()
      .click()
    await expect(commandCard(page)).toContainText(`Remove ${stack}`)
    await commandEnds(page, 'Done')
  })
})
