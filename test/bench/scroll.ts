// Frame times of the overview with 300 stacks while it is scrolled and changes arrive: `npm run bench:scroll`, after
// `npm run build`. The page and the transport are the product's; behind them answers an engine made of samples, so that
// nothing else takes the processor. Measured in Chromium: time from frame to frame, and the work of the page in each. In
// turn with it a page is scrolled that has 300 rows of text and nothing else: without a graphics card drawing alone may
// take longer than a frame has, and nobody can scroll quicker than that.

import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CDPSession, Page } from '@playwright/test'
import { implementer } from '#engine/api/implementer.ts'
import { Change } from '#shared/model/change.ts'
import { StackSummary } from '#shared/model/stack.ts'
import { startServer } from '../../electron/server/start-server.ts'
import { createFakeEngine } from '../contract/support/fake-engine.ts'
import { stack as sample } from '../contract/support/samples.ts'
import { launchChromium } from '../e2e/browser-shell.ts'
import { untilLoaded } from './until-loaded.ts'

const STACKS = 300
const SCROLL_MS = 5_000
const ROUNDS = 3
const BAR_MS = 16.7
const say = (text: string) => process.stdout.write(`${text}\n`)

const idOf = (index: number) => `019aa0b2-0000-7000-8000-${String(index).padStart(12, '0')}`
let round = 0

/** 300 stacks, some of which are another way at each look. */
const stacks = () =>
  Array.from({ length: STACKS }, (_, index) =>
    StackSummary.parse({
      ...sample,
      id: idOf(index),
      name: `stack-${String(index).padStart(3, '0')}`,
      hostName: 'local',
      live: true,
      status: (index + round) % 7 === 0 ? 'DEGRADED' : 'RUNNING',
      finding: (index + round) % 7 === 0 ? 'worker runs, but does not do its work' : null,
      services: { desired: 3, running: (index + round) % 7 === 0 ? 2 : 3 },
    }),
  )

const fake = createFakeEngine()

/** Procedures of the samples, by the name of their group. */
function partOf(name: string): object {
  const found: unknown = Reflect.get(fake.router, name)
  return typeof found === 'object' && found !== null ? found : {}
}
const engine = {
  ...fake,
  router: {
    ...fake.router,
    stacks: {
      ...partOf('stacks'),
      list: implementer.stacks.list.handler(() => ({ items: stacks(), nextCursor: null })),
    },
    system: {
      ...partOf('system'),
      // Every 200 ms something changed somewhere: the list is asked for again while it is scrolled.
      changes: implementer.system.changes.handler(async function* ({ signal }) {
        for (let seq = 1; !signal?.aborted; seq += 1) {
          await sleep(200, undefined, { signal }).catch(() => undefined)
          round += 1
          yield Change.parse({ kind: 'runtime', seq, stackId: idOf(0), hostId: sample.hostId })
        }
      }),
    },
    monitor: {
      ...partOf('monitor'),
      usageHistory: implementer.monitor.usageHistory.handler(() => ({
        from: new Date().toISOString(),
        stepSeconds: 15,
        steps: 60,
        series: stacks().map(({ id }) => {
          const values = Array.from({ length: 60 }, () => Math.random() * 100)
          return {
            stackId: id,
            service: null,
            number: null,
            container: null,
            cpuPercent: values,
            cpuPercentMax: values,
            memoryBytes: values,
            memoryBytesMax: values,
            networkReceivedBytesPerSecond: values,
            networkSentBytesPerSecond: values,
            blockReadBytesPerSecond: values,
            blockWrittenBytesPerSecond: values,
          }
        }),
      })),
    },
  },
}

const rendererFolder = join(import.meta.dirname, '../../out/renderer')
const server = await startServer({ engine, host: '127.0.0.1', port: 0, rendererFolder })
const browser = await launchChromium()
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(server.oneTimeUrl)
  await untilLoaded(page)
  await page.getByRole('link', { name: 'stack-000', exact: true }).waitFor()
  const floor = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await floor.setContent(plainRows())
  await measure(page, floor)
} finally {
  await browser.close()
  await server.close()
}

/** As many rows of text as the overview has stacks, of the same height, in the same box. */
function plainRows(): string {
  const rows = Array.from(
    { length: STACKS },
    (_, index) => `<div style="height:40px">stack-${index} runs as it should</div>`,
  )
  return `<body style="margin:0"><div id="main" style="height:100vh;overflow:auto">${rows.join('')}</div></body>`
}

interface Frames {
  /** Milliseconds from frame to frame. */
  readonly times: readonly number[]
  /** Milliseconds that the page worked, in all. */
  readonly work: number
}

async function framesOf(page: Page): Promise<Frames> {
  await page.bringToFront()
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const before = await workOf(session)
  const times = await scroll(page)
  const work = ((await workOf(session)) - before) * 1000
  await session.detach()
  return { times, work }
}

/** A quantile of the times from frame to frame, in milliseconds. */
function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function tell(name: string, { times, work }: Frames): void {
  const at = (share: number) => quantile(times, share).toFixed(1)
  say(
    `${name.padEnd(12)} ${String(times.length).padStart(5)} frames, from one to the next: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, worst ${at(1)} ms; work (script, style, layout) ${(work / times.length).toFixed(1)} ms a frame`,
  )
}

async function measure(page: Page, floor: Page): Promise<void> {
  say(`${STACKS} stacks, a change each 200 ms, ${ROUNDS} rounds of ${SCROLL_MS / 1000} s each, in turn`)
  const overview: Frames[] = []
  const plain: Frames[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    overview.push(await framesOf(page))
    plain.push(await framesOf(floor))
  }
  const all = together(overview)
  const least = together(plain)
  tell('overview', all)
  tell('plain rows', least)
  const ratio = quantile(all.times, 0.5) / quantile(least.times, 0.5)
  say(`the overview takes ${ratio.toFixed(2)} times what plain rows take, at the median`)
  const holds = quantile(all.times, 0.95) < BAR_MS * 1.2 && all.work / all.times.length < 16
  say(holds ? 'holds: under 16 ms a frame' : 'DOES NOT HOLD: under 16 ms a frame')
  process.exitCode = holds ? 0 : 1
}

function together(rounds: readonly Frames[]): Frames {
  return {
    times: rounds.flatMap(({ times }) => times),
    work: rounds.reduce((sum, { work }) => sum + work, 0),
  }
}

/** Seconds that the page worked. */
async function workOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics
    .filter(({ name }) => ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'].includes(name))
    .reduce((sum, { value }) => sum + value, 0)
}

/** Scrolls the screen up and down as a wheel does; answers the time from frame to frame, in milliseconds. */
function scroll(page: Page): Promise<readonly number[]> {
  return page.evaluate(
    (duration) =>
      new Promise<number[]>((resolve) => {
        const main = document.getElementById('main')
        const frames: number[] = []
        const begun = performance.now()
        let last = begun
        let direction = 1
        const frame = (now: number): void => {
          frames.push(now - last)
          last = now
          if (main) {
            const before = main.scrollTop
            main.scrollTop += 60 * direction
            if (main.scrollTop === before) direction = -direction
          }
          if (now - begun < duration) requestAnimationFrame(frame)
          else resolve(frames.slice(1))
        }
        requestAnimationFrame(frame)
      }),
    SCROLL_MS,
  )
}
