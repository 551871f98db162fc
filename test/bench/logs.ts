// A flood of log lines in a real browser: `npm run bench:logs [-- --seconds 60] [--rate 50000]`, after `npm run build`.
// STACKWRIGHT_TEST_DOCKER names an Engine with the test images, without it a private one is started. A container writes
// numbered lines as fast as it is told to; the page follows them while keys are typed. Measured are lines a second, the
// order of what is kept, the delay from a key to the painted frame after it, and the memory of the page. Before and after
// it is measured what the Engine hands over to somebody who throws the lines away: nobody can show more than that.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { startApp } from '../e2e/app.ts'
import { connectTestEngine } from '../e2e/test-engine.ts'
import { applyNewStack } from '../e2e/walk-through.ts'
import { startTestEngine } from '../support/test-engine.ts'
import { linesHandedOver } from './log-floor.ts'
import { type Processes, processesOf, processorTimes } from './shell-processes.ts'
import { untilLoaded } from './until-loaded.ts'

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, rate: { type: 'string', default: '50000' } },
})
const seconds = Number(values.seconds)
const rate = Number(values.rate)
const say = (text: string) => process.stdout.write(`${text}\n`)
const words = (perSecond: number): string => Math.round(perSecond).toLocaleString()

/** Writes a tenth of the rate ten times a second, numbered, until it is stopped. */
const flood = `services:
  flood:
    image: testbed/node:1
    healthcheck:
      disable: true
    command:
      - node
      - -e
      - |
        let n = 0
        const write = () => {
          let text = ''
          for (let i = 0; i < ${Math.round(rate / 20)}; i++) text += 'level=info seq=' + (++n) + ' msg="an order was placed and paid for"\\n'
          process.stdout.write(text)
        }
        setTimeout(() => setInterval(write, 50), 3000)
        process.on('SIGTERM', () => process.exit(0))
`

const engine = await startTestEngine()
if (engine.kind === 'none') say(`skipped: ${engine.reason}`)
else {
  const dataFolder = await mkdtemp(join(tmpdir(), 'stackwright-bench-logs-'))
  const behind = connectTestEngine(engine.address)
  const started = await startApp({ shell: 'browser', dataFolder, dockerHost: engine.address, environment: {} })
  try {
    const stack = behind.newStack('flood')
    await untilLoaded(started.app.page)
    await applyNewStack(started.app.page, stack, flood)
    const [container = ''] = await behind.running(stack)
    const floorSeconds = Math.min(10, seconds / 4)
    const before = await linesHandedOver(engine.address, container, floorSeconds)
    const shown = await measure(started.app.page, stack, await processesOf(engine.address))
    await started.app.page.evaluate(() => {
      location.hash = '/'
    })
    const after = await linesHandedOver(engine.address, container, floorSeconds)
    const most = (before + after) / 2
    say(
      `the Engine hands over ${words(before)} lines a second before and ${words(after)} after: the page showed ${((shown / most) * 100).toFixed(0)} % of what there is`,
    )
    if (shown < most * 0.9) process.exitCode = 1
  } finally {
    await started.stop()
    await behind.removeStacks()
    await engine.stop()
    await rm(dataFolder, { recursive: true, force: true })
  }
}

/** Follows the flood for the time of the bench; answers the lines that were read and shown a second. */
async function measure(page: Page, stack: string, processes: Processes): Promise<number> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `/stacks/${stack}/logs`)
  const lines = page.getByRole('log')
  await lines.getByText(/seq=/).first().waitFor({ timeout: 30_000 })
  const field = page.getByRole('textbox', { name: 'Find in the lines' })
  await field.focus()
  const delays: number[] = []
  const heaps: number[] = []
  const begun = performance.now()
  const first = await readSoFar(page)
  const timesBefore = processorTimes(processes)
  while (performance.now() - begun < seconds * 1000) {
    delays.push(await keyToFrame(page))
    if (delays.length % 20 === 0) heaps.push(await heapOf(page))
    await page.waitForTimeout(200)
  }
  const took = (performance.now() - begun) / 1000
  const read = (await readSoFar(page)) - first
  const times = processorTimes(processes)
  await page.getByRole('button', { name: 'Following' }).click()
  const kept = await savedNumbers(page)
  const gaps = kept.filter((number, index) => index > 0 && number !== (kept[index - 1] ?? 0) + 1).length
  const sorted = delays.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0)
  say(
    `${words(read / took)} lines a second were read and shown for ${took.toFixed(0)} s, of ${rate.toLocaleString()} written`,
  )
  say(`order: ${kept.length.toLocaleString()} kept lines, ${gaps} out of order or missing`)
  say(`key to painted frame: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, worst ${at(0.999)} ms of ${delays.length} keys`)
  say(`memory of the page: ${heaps.map((bytes) => (bytes / 1e6).toFixed(0)).join(', ')} MB`)
  const shares = [...times].map(
    ([name, used]) => `${name} ${(((used - (timesBefore.get(name) ?? 0)) / took) * 100).toFixed(0)} %`,
  )
  say(`processor, in percent of one: ${shares.join(', ')}`)
  if (gaps > 0) process.exitCode = 1
  return read / took
}

/** Lines that the page took in so far: kept ones and dropped ones. */
async function readSoFar(page: Page): Promise<number> {
  const words = (await page.locator('.sw-log-kept').textContent()) ?? ''
  const numbers = [...words.matchAll(/([\d,]+) (?:lines kept|older lines)/g)].map(([, text]) =>
    Number(text?.replaceAll(',', '')),
  )
  return numbers.reduce((sum, number) => sum + number, 0)
}

/** Time from a key's event to the end of the frame after it, as a person feels it. */
async function keyToFrame(page: Page): Promise<number> {
  // The page listens before the key is sent: keys take another road than scripts, and may come first.
  const listening = await page.evaluateHandle(() => ({
    delay: new Promise<number>((resolve) => {
      addEventListener(
        'keydown',
        ({ timeStamp }) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp), 0)),
        { once: true, capture: true },
      )
    }),
  }))
  await page.keyboard.press('Shift')
  const delay = await listening.evaluate((found) => found.delay)
  await listening.dispose()
  return delay
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}

/** The numbers of the lines that are kept, from the file that "Save" makes. */
async function savedNumbers(page: Page): Promise<readonly number[]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save' }).click(),
  ])
  const text = await readFile(await download.path(), 'utf8')
  return [...text.matchAll(/seq=(\d+)/g)].map(([, number]) => Number(number))
}
