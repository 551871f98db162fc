import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { filesWith } from '../support/files-with.ts'
import { freePort } from '../support/free-port.ts'
import { onPath } from '../support/system-packages.ts'
import { startTestEngine } from '../support/test-engine.ts'
import { type PackagedApp, startPackagedApp } from './packaged-app.ts'

/*
 * Starts a packaged app and sees that it is one: its window shows the app, its engine runs a stack on a real Docker Engine,
 * it ends in order, finds everything again, and refuses what an installed app has to refuse.
 *
 *     node test/package/smoke.ts dist/linux-unpacked
 */
const folder = process.argv[2] ?? 'dist/linux-unpacked'
const home = mkdtempSync(join(tmpdir(), 'stackwright-package-'))
const dataFolder = join(home, 'data')
const stack = `packaged-${process.pid}`
const problems: string[] = []
const running = new Set<PackagedApp>()
const engine = await startTestEngine()
if (engine.kind === 'none') console.log(`no stack is applied: ${engine.reason}`)
const dockerHost = engine.kind === 'ready' ? engine.address : `unix://${join(home, 'none.sock')}`

try {
  await check('the window shows the overview', async () => {
    const app = start()
    await until('the engine answers', () => cli('host', 'ls').status === 0, 30_000)
    await showsWindow(engine.kind === 'ready' ? 'Overview · Stackwright' : 'Stackwright')
    if (engine.kind === 'ready') applyStack()
    await endsInOrder(app)
  })
  await check('a second start finds the stack, and a link opens it', async () => {
    const app = start()
    await until('the engine answers', () => cli('status').status === 0, 30_000)
    if (engine.kind === 'ready' && !cli('status').stdout.includes(stack)) throw new Error('the stack is gone')
    const second = start({ switches: [`stackwright://stacks/${stack}`] })
    const code = await second.ended(15_000)
    if (code !== 0) throw new Error(`the second instance ended with ${code}`)
    await showsWindow(`${stack} · Stacks · Stackwright`)
    if (engine.kind === 'ready' && cli('down', stack).status !== 0) throw new Error('the stack was not removed')
    await endsInOrder(app)
  })
  for (const name of ['remote-debugging-port', 'inspect', 'inspect-brk'])
    await check(`--${name} is refused`, async () => {
      const port = await freePort()
      const app = start({ switches: [`--${name}=${port}`] })
      const ended = app.ended(15_000)
      let code: Awaited<typeof ended> | undefined
      void ended.then((found) => {
        code = found
      })
      while (code === undefined) {
        if (await answers(port)) throw new Error('the port is open')
        await sleep(20)
      }
      if (code === 0 || code === null) throw new Error(`it ended with ${code}`)
    })
  await check('without a key store a secret is refused, and is nowhere on the disk', async () => {
    const app = start({ switches: ['--password-store=basic'] })
    await until('the engine answers', () => cli('status').status === 0, 30_000)
    const secret = 'correct-horse-battery-staple'
    const { status, stderr } = cliWith(
      secret,
      'registry',
      'add',
      'registry.example.com',
      '-u',
      'ada',
      '--password-stdin',
    )
    if (status === 0 || !stderr.includes('key store')) throw new Error(`it ended with ${status}: ${stderr}`)
    await endsInOrder(app)
    if (filesWith(home, secret).length > 0) throw new Error('the secret is on the disk')
  })
  await check('a folder beside the archive is not run in its place', async () => {
    const planted = join(folder, 'resources/app')
    mkdirSync(planted)
    try {
      writeFileSync(join(planted, 'package.json'), '{ "name": "planted", "main": "index.js" }')
      writeFileSync(join(planted, 'index.js'), 'console.log("planted " + "code ran"); process.exit(0)')
      const app = start()
      await until('the engine answers', () => cli('status').status === 0, 30_000)
      await endsInOrder(app)
      if (app.output().includes('planted code ran')) throw new Error('it ran')
    } finally {
      rmSync(planted, { recursive: true })
    }
  })
  await check('it is no Node for whoever sets ELECTRON_RUN_AS_NODE', async () => {
    const switches = ['-e', 'console.log("ran as " + "node")']
    const app = start({ switches, environment: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--title=x' } })
    await app.ended(4_000)
    if (app.output().includes('ran as node')) throw new Error('it ran the code')
  })
} finally {
  for (const app of running) app.process.kill('SIGKILL')
  if (engine.kind === 'ready') {
    await removeLeftovers()
    await engine.stop()
  }
  rmSync(home, { recursive: true, force: true })
}
console.log(problems.length === 0 ? 'smoke test: all passed' : `smoke test: ${problems.length} failed`)
process.exitCode = problems.length === 0 ? 0 : 1

async function check(title: string, work: () => Promise<void>): Promise<void> {
  const began = performance.now()
  try {
    await work()
    console.log(`ok    ${title} (${Math.round(performance.now() - began)} ms)`)
  } catch (error) {
    problems.push(title)
    console.error(`FAIL  ${title}: ${error instanceof Error ? error.message : error}`)
    for (const app of running) console.error(app.output())
  } finally {
    for (const app of running) {
      app.process.kill('SIGKILL')
      await app.ended(5_000)
    }
    running.clear()
  }
}

function start(more: Partial<Parameters<typeof startPackagedApp>[0]> = {}): PackagedApp {
  const app = startPackagedApp({ folder, home, dataFolder, dockerHost, ...more })
  running.add(app)
  return app
}

/** The command line of this checkout, which talks to the engine that holds the data folder: the packaged one. */
function cli(...args: readonly string[]) {
  return cliWith('', ...args)
}

function cliWith(input: string, ...args: readonly string[]) {
  const program = join(import.meta.dirname, '../../electron/cli/stackwright.ts')
  return spawnSync(process.execPath, [program, '--data-dir', dataFolder, ...args], {
    encoding: 'utf8',
    input,
    timeout: 60_000,
  })
}

function applyStack(): void {
  const file = join(home, 'compose.yaml')
  writeFileSync(
    file,
    'services:\n  web:\n    image: testbed/busybox:1\n    command: [sleep, "3600"]\n    stop_grace_period: 1s\n',
  )
  const { status, stderr, stdout } = cli('apply', stack, '-f', file)
  if (status !== 0) throw new Error(`the stack was not applied: ${stdout}${stderr}`)
}

/** What is called so in the list of windows: the page itself sets its title, so it has run by then. */
async function showsWindow(title: string): Promise<void> {
  if (!onPath('xwininfo')) return console.log(`xwininfo (x11-utils) is not here: no look for the window "${title}"`)
  await until(
    `a window called "${title}"`,
    () => execFileSync('xwininfo', ['-root', '-tree'], { encoding: 'utf8' }).includes(`"${title}"`),
    20_000,
  )
}

async function endsInOrder(app: PackagedApp): Promise<void> {
  app.process.kill('SIGTERM')
  const code = await app.ended(10_000)
  if (code === null) throw new Error('it did not end within 10 s of SIGTERM')
  running.delete(app)
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

async function until(what: string, holds: () => boolean, ms: number): Promise<void> {
  const end = performance.now() + ms
  while (!holds()) {
    if (performance.now() > end) throw new Error(`${what}: not within ${ms / 1000} s`)
    await sleep(200)
  }
}

/** Where a check failed half way its containers are still there. */
async function removeLeftovers(): Promise<void> {
  cli('down', stack)
}
