import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { implement } from '@orpc/server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { translateError } from '#engine/api/error-translation.ts'
import { silentLog } from '#engine/engine-log.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { CommandEvent } from '#shared/contract/commands.ts'
import { contract } from '#shared/contract/contract.ts'
import { openLocalSocket } from '../../../electron/server/local-socket.ts'
import { recordRun } from './recorded-io.ts'
import { sampleCommand } from './sample-command.ts'

let folder: string
let stop: () => Promise<void>
let cancelled: string[]

const running = sampleCommand({ status: 'RUNNING', outcome: null, finishedAt: null, progress: { done: 0, total: 2 } })
const refuse = (error: AppError) => translateError(error, silentLog)

/** Follows a command: it runs until it is cancelled where the stack is `slow`, else it is done at once. */
async function* follow(slow: boolean): AsyncGenerator<CommandEvent> {
  yield { kind: 'command', command: running }
  const step = { attempt: 1, index: 0, text: 'create container shop-web-1', cause: 'missing', phase: 'before' }
  yield { kind: 'step', step: { ...step, status: 'RUNNING', startedAt: null, finishedAt: null } }
  while (slow && cancelled.length === 0) await new Promise((next) => setTimeout(next, 5))
  const end = slow
    ? ({ status: 'CANCELLED', outcome: 'ROLLED_BACK' } as const)
    : ({ status: 'DONE', outcome: 'APPLIED' } as const)
  yield { kind: 'command', command: sampleCommand(end) }
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cli-app-'))
  cancelled = []
  let slow = false
  const os = implement(contract)
  const router = {
    system: {
      info: os.system.info.handler(() => ({
        version: '1',
        shell: 'desktop' as const,
        platform: 'linux',
        dataFolder: folder,
        startedAt: '2026-11-22T14:00:00.000Z',
        storage: null,
        actor: { name: 'you', role: 'admin' },
      })),
    },
    stacks: {
      get: os.stacks.get.handler(({ input }) => {
        throw refuse(new AppError('STACK_NOT_FOUND', { stack: input.stack }))
      }),
    },
    commands: {
      start: os.commands.start.handler(({ input }) => {
        slow = input.stack === 'slow'
        return { command: running }
      }),
      follow: os.commands.follow.handler(() => follow(slow)),
      cancel: os.commands.cancel.handler(({ input }) => {
        cancelled.push(input.command)
        return running
      }),
    },
  }
  const info = { version: '1', shell: 'desktop' as const, platform: 'linux', dataFolder: folder, startedAt: '' }
  const socket = await openLocalSocket({ engine: { router, info, context: () => ({}) }, dataFolder: folder })
  stop = () => socket.close()
})
afterEach(async () => {
  await stop()
  rmSync(folder, { recursive: true })
})

test('a command is asked of the app that runs on the data folder and followed to its end', async () => {
  const run = await recordRun(['start', 'shop', '--data-dir', folder])
  expect(run).toEqual({
    code: 0,
    stdout: '[1/2] create container shop-web-1 (missing)\n',
    stderr: '#12 Apply shop v3 DONE: applied (4.2s)\n',
  })
})

test('with --json every event is one line of JSON', async () => {
  const run = await recordRun(['--json', 'start', 'shop', '--data-dir', folder])
  const kinds = run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).kind)
  expect(kinds).toEqual(['command', 'step', 'command'])
})

test('--detach leaves when the command is in the queue', async () => {
  const run = await recordRun(['start', 'slow', '--detach', '--data-dir', folder])
  expect(run).toEqual({ code: 0, stdout: '#12 Apply shop v3: RUNNING\n', stderr: '' })
})

test('Ctrl-C cancels the followed command and waits for its end: exit code 3', async () => {
  const run = await recordRun(['start', 'slow', '--data-dir', folder], { onListener: (press) => setTimeout(press, 50) })
  expect(cancelled).toEqual([running.id])
  expect(run.code).toBe(3)
  expect(run.stderr).toContain('CANCELLED: led back')
})

test('--timeout cancels a command that does not end in time', async () => {
  const run = await recordRun(['start', 'slow', '--timeout', '0.05', '--data-dir', folder])
  expect(cancelled).toEqual([running.id])
  expect(run.stderr).toContain('Not done after 0.05 s.')
})

test('an error of the table is told with what to do next, and as JSON where that was asked', async () => {
  const run = await recordRun(['--json', 'versions', 'nowhere', '--data-dir', folder])
  expect(run.code).toBe(2)
  expect(run.stderr).toBe(
    'There is no stack called nowhere.\nNext: List the stacks to see their names, or apply a compose file to make this one.\n',
  )
  expect(JSON.parse(run.stdout).error.code).toBe('STACK_NOT_FOUND')
})
