import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { launchChromium, startServerShell } from '../e2e/browser-shell.ts'
import { checkedDocument, waitingDocument } from '../e2e/documents.ts'
import { connectTestEngine } from '../e2e/test-engine.ts'
import { approve, commandEnds, goTo, planNewStack, planNextVersion } from '../e2e/walk-through.ts'
import { startTestEngine } from '../support/test-engine.ts'
import { type Answer, writeWorld } from './recorded-world.ts'
import { createRecorder, signIn } from './recorder.ts'
import { startWorldServer } from './world-server.ts'

/*
 * Records what the server answers to every screen, before there is any stack and with three of them:
 *
 *     npm run test:visual -- --record
 *
 * On an Engine that has nothing else, since all it has is in the pictures.
 */
const engine = await startTestEngine()
if (engine.kind === 'none') throw new Error(engine.reason)
const stacks = connectTestEngine(engine.address)
for (const name of ['shop', 'notes', 'reports']) stacks.adopt(name)
const dataFolder = await mkdtemp(join(tmpdir(), 'stackwright-visual-'))
const shell = await startServerShell({ dataFolder, dockerHost: engine.address })
const recorder = createRecorder(shell.oneTimeUrl, await signIn(shell.oneTimeUrl))
const server = await startWorldServer()
server.answerWith(recorder.answer)
const browser = await launchChromium()
try {
  await record('empty', {
    ...{ overview: '/', stacks: '/stacks', commands: '/commands', monitoring: '/monitoring', events: '/events' },
    ...{ volumes: '/volumes', wizard: '/wizard', editor: '/new', welcome: '/welcome', import: '/import' },
    ...{ settings: '/settings', 'not-found': '/nowhere' },
  })
  const places = await makeStacks(await open(browser))
  await record('data', places)
} finally {
  await browser.close()
  server.stop()
  await shell.stop()
  await stacks.removeStacks()
  await engine.stop()
  await rm(dataFolder, { recursive: true, force: true })
}

async function open(chosen: Browser): Promise<Page> {
  const page = await chosen.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  await page.goto(server.url)
  return page
}

/** Visits each place with the clock standing still, and stores what was answered. */
async function record(name: string, places: Readonly<Record<string, string>>): Promise<void> {
  recorder.take()
  const at = Date.now()
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  await page.clock.setFixedTime(at)
  for (const place of Object.values(places)) {
    await page.goto('about:blank')
    await page.goto(`${server.url}#${place}`)
    await page.waitForTimeout(2500)
  }
  writeWorld(name, { at, places, answers: recorder.take().map(withoutThisMachine) })
  await page.close()
}

/** Where things lie on this machine is nobody's business, and another one's would be another picture. */
function withoutThisMachine(answer: Answer): Answer {
  const socket = engine.kind === 'ready' ? engine.address.replace('unix://', '') : ''
  const body = answer.body.replaceAll(dataFolder, '/var/lib/stackwright').replaceAll(socket, '/var/run/docker.sock')
  return { ...answer, body }
}

/** A shop that runs, notes that were rolled back, reports whose command runs; a draft of the wizard. Answers the places. */
async function makeStacks(page: Page): Promise<Readonly<Record<string, string>>> {
  const fixture = (name: string) => readFile(join(import.meta.dirname, '../fixtures/shop', name), 'utf8')
  await planNewStack(page, 'shop', await fixture('compose.yaml'))
  await approve(page)
  await commandEnds(page, 'Done')
  await planNextVersion(page, 'shop', await fixture('compose.v2.yaml'), 'Says two')
  await approve(page)
  await commandEnds(page, 'Done')
  const done = place(page)
  await planNewStack(page, 'notes', checkedDocument('true'))
  await approve(page)
  await commandEnds(page, 'Done')
  await planNextVersion(page, 'notes', checkedDocument('exit 1', 'two'), 'Stricter health check')
  await approve(page)
  await commandEnds(page, 'Rolled back')
  const rolledBack = place(page)
  const wizard = await makeDraft(page)
  await planNewStack(page, 'reports', waitingDocument())
  await approve(page)
  await page
    .getByRole('region', { name: 'Steps' })
    .locator('[data-status=RUNNING]')
    .getByText(/wait until web/i)
    .waitFor()
  const running = place(page)
  await page.close()
  return {
    ...{ overview: '/', stacks: '/stacks', stack: '/stacks/shop', versions: '/stacks/shop/versions' },
    ...{ logs: '/stacks/shop/logs', usage: '/stacks/shop/usage', editor: '/stacks/shop/editor' },
    ...{ 'plan-rollback': '/stacks/shop/plan?version=1', 'plan-removal': '/stacks/shop/plan?remove=1&volumes=1' },
    ...{ commands: '/commands', 'command-done': done, 'command-rolled-back': rolledBack, 'command-running': running },
    ...{ monitoring: '/monitoring', events: '/events', images: '/images', volumes: '/volumes', networks: '/networks' },
    ...{ import: '/import', settings: '/settings', ...wizard },
  }
}

/** A draft with four parts of which two are connected. Answers the places of its steps. */
async function makeDraft(page: Page): Promise<Readonly<Record<string, string>>> {
  await goTo(page, 'Stacks')
  await page.getByRole('link', { name: 'From components' }).first().click()
  for (const title of ['nginx', 'Ghost', 'MySQL', 'Redis'])
    await page
      .getByRole('region', { name: 'Components' })
      .getByRole('button', { name: `Add ${title}`, exact: true })
      .click()
  await page.getByRole('button', { name: 'Configure' }).click()
  await page.waitForTimeout(1500)
  const configure = place(page)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await page.getByRole('button', { name: 'Connect Database of ghost to mysql' }).click()
  await page.waitForTimeout(1500)
  const connect = place(page)
  await page.getByRole('button', { name: 'Review' }).click()
  await page.waitForTimeout(1500)
  return { 'wizard-configure': configure, 'wizard-connect': connect, 'wizard-review': place(page) }
}

function place(page: Page): string {
  return new URL(page.url()).hash.slice(1)
}
