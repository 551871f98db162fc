import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testSocket } from '../docker/test-engine.ts'

const root = join(import.meta.dirname, '../../..')
const longestEndMs = 10_000

/** Healthy some seconds after its start, so that there is a middle. */
const compose = (mark: string) => `
services:
  web:
    image: testbed/busybox:1
    environment: { MARK: "${mark}" }
    command: ["sh", "-c", "trap 'exit 0' TERM; sleep 3; touch /tmp/up; sleep 86400 & wait"]
    stop_grace_period: 1s
    healthcheck: { test: ["CMD", "test", "-e", "/tmp/up"], interval: 500ms, retries: 60 }
`

interface Running {
  readonly child: ChildProcess
  readonly said: () => string
  /** Kept when it said this. @throws Error where it ends before */
  says(pattern: RegExp): Promise<void>
  readonly ended: Promise<number | null>
}

describe.skipIf(testSocket === null)('Ctrl-C and SIGTERM of the command line', { timeout: 120_000 }, () => {
  let folder: string
  let stack: string
  const children = new Set<ChildProcess>()

  const start = (...args: readonly string[]): Running => {
    const child = spawn(process.execPath, [join(root, 'electron/cli/stackwright.ts'), '--data-dir', folder, ...args], {
      env: { ...process.env, STACKWRIGHT_DOCKER_HOST: `unix://${testSocket}`, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    children.add(child)
    let text = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
    const ended = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null))
    const says = async (pattern: RegExp) => {
      await expect.poll(() => pattern.test(text) || child.exitCode !== null, { timeout: 60_000 }).toBe(true)
      if (!pattern.test(text)) throw new Error(`ended without saying ${pattern}: ${text}`)
    }
    return { child, said: () => text, says, ended }
  }
  const run = async (...args: readonly string[]) => {
    const { ended, said } = start(...args)
    return { code: await ended, said: said() }
  }
  const apply = (mark: string) => {
    const file = join(folder, 'compose.yaml')
    writeFileSync(file, compose(mark))
    return ['apply', stack, '-f', file] as const
  }
  /** Applied, then changed, and in the middle of the change. */
  const inTheMiddle = async (): Promise<Running> => {
    expect((await run(...apply('1'))).code).toBe(0)
    const second = start(...apply('2'))
    await second.says(/wait until web/)
    return second
  }
  const endedInTime = (running: Running) =>
    Promise.race([
      running.ended,
      new Promise<string>((resolve) =>
        setTimeout(resolve, longestEndMs, `still there after ${longestEndMs} ms`).unref(),
      ),
    ])
  const currentVersion = async (): Promise<unknown> =>
    JSON.parse((await run('--json', 'status', stack)).said).currentVersion

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sw-ctrl-c-'))
    stack = `ctrlc-${randomUUID().slice(0, 8)}`
  })
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL')
    children.clear()
    await run('down', stack, '--volumes', '--yes')
    rmSync(folder, { recursive: true, force: true })
  })

  test('Ctrl-C alone on the data folder cancels, waits until all is led back, and says so', async () => {
    const second = await inTheMiddle()
    second.child.kill('SIGINT')
    expect(await second.ended).toBe(3)
    expect(second.said()).toMatch(/Interrupted. Cancelling #2; Ctrl-C again leaves it to itself/)
    expect(second.said()).toMatch(/CANCELLED: led back/)
    expect(await currentVersion()).toBe(1)
  })

  test('SIGTERM ends it within ten seconds, says what becomes of the command, and the command goes on later', async () => {
    const second = await inTheMiddle()
    second.child.kill('SIGTERM')
    expect(await endedInTime(second)).toBe(3)
    expect(second.said()).toMatch(/Stopped in the middle of #2.*It goes on when a Stackwright runs on this data folder/)
    const later = await run('command', '2', '-f')
    expect(later.said).toMatch(/DONE/)
    expect(await currentVersion()).toBe(2)
  })

  test('beside a Stackwright that runs, a second Ctrl-C leaves, and the cancel goes on there', async () => {
    const server = start('serve', '--port', '0')
    await server.says(/sign in/)
    const second = await inTheMiddle()
    second.child.kill('SIGINT')
    await second.says(/Cancelling #2/)
    second.child.kill('SIGINT')
    expect(await second.ended).toBe(3)
    const end = await run('command', '2', '-f')
    expect(end.said).toMatch(/CANCELLED/)
    expect(await currentVersion()).toBe(1)
    server.child.kill('SIGTERM')
    expect(await endedInTime(server)).toBe(0)
  })
})
