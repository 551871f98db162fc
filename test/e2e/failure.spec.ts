import { createServer } from 'node:net'
import { expect, test } from './app.ts'
import { checkedDocument, quickDocument } from './documents.ts'
import { applyNewStack, approve, commandCard, commandEnds, planNewStack, planNextVersion } from './walk-through.ts'

test('an apply that fails leads back, says why and what to do, and the old version runs on @screen', async ({
  app,
  engine,
}) => {
  const { page } = app
  const stack = engine.newStack('fail')
  await applyNewStack(page, stack, checkedDocument('true'))
  const before = await engine.running(stack)
  const why = page.getByRole('region', { name: 'Why it ended' })

  await test.step('an image that no registry gives', async () => {
    await planNextVersion(page, stack, quickDocument().replace('testbed/busybox:1', 'testbed/nothing:404'))
    await approve(page)
    await commandEnds(page, 'Failed')
    // No registry can be reached from here, and the command ends only after its tries.
    await expect(why).toContainText('REGISTRY_UNREACHABLE')
    expect(await engine.running(stack)).toEqual(before)
  })

  await test.step('a health check that never passes', async () => {
    await planNextVersion(page, stack, checkedDocument('exit 1', 'two'))
    await approve(page)
    await commandEnds(page, 'Rolled back')
    await expect(why).toContainText('web did not become healthy')
    await expect(why).toContainText('Look at the logs of web and at its health check.')
    await expect(commandCard(page)).toContainText('what ran before runs again')
    expect(await engine.environment(`${stack}-web-1`)).toContain('MODE=one')
    expect(await engine.running(stack)).toEqual(before)
  })
})

test('a port that is taken blocks the plan and names its holder @screen', async ({ app, engine }) => {
  const { page } = app
  const holder = engine.newStack('holds')
  const port = await freePort()
  const onPort = `${quickDocument()}    ports:\n      - "127.0.0.1:${port}:80"\n`
  await applyNewStack(page, holder, onPort)
  await planNewStack(page, engine.newStack('wants'), onPort)
  await expect(page.getByRole('heading', { name: 'This plan cannot run yet' })).toBeVisible()
  const blockers = page.getByRole('region', { name: 'What blocks it' })
  await expect(blockers).toContainText(`Port ${port} on local is already used by ${holder}-web-1`)
  await expect(page.getByRole('button', { name: 'Approve and apply' })).toBeDisabled()
})

/** A port of this computer that nobody uses now. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
