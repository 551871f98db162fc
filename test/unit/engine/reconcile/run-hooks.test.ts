import { expect, test } from 'vitest'
import { hooksOf } from '#engine/reconcile/container-hooks.ts'
import { runPostStart, runPostStartAgain, runPreStop } from '#engine/reconcile/run-hooks.ts'

const hooks = {
  postStart: [{ command: ['first'] }, { command: ['second'] }],
  preStop: [{ command: ['first'] }, { command: ['second'] }],
}
const container = { containerId: 'c', service: 'web', hooks }

/** Hooks that fail by their command, with what ran and what was logged. */
function scene(exits: Readonly<Record<string, number>>) {
  const ran: string[] = []
  const warnings: string[] = []
  const stop = new AbortController()
  const means = {
    driver: {
      runHook: async (
        _id: string,
        { command }: { readonly command: readonly string[] },
        onLine: (text: string) => void,
      ) => {
        const [name = ''] = command
        ran.push(name)
        onLine('its words')
        return exits[name] ?? 0
      },
    },
    log: (level: string, _step: string, text: string) => void (level === 'warn' && warnings.push(text)),
    signal: stop.signal,
  }
  return { means, ran, warnings, stop }
}

test('the first post_start that fails ends the start, with what it said', async () => {
  const { means, ran } = scene({ first: 2 })
  await expect(runPostStart(container, means)).rejects.toMatchObject({
    code: 'HOOK_FAILED',
    message: 'post_start of web failed: it ended with exit code 2 (first). Its last words: its words',
  })
  expect(ran).toEqual(['first'])
})

test('a pre_stop that fails is a warning, and the next one runs', async () => {
  const { means, ran, warnings } = scene({ first: 2 })
  await runPreStop(container, means)
  expect(ran).toEqual(['first', 'second'])
  expect(warnings).toHaveLength(1)
})

test('on the way back a post_start that fails is a warning', async () => {
  const { means, warnings } = scene({ second: 1 })
  await runPostStartAgain(container, means)
  expect(warnings).toHaveLength(1)
})

test('an abort ends the hooks with its own reason', async () => {
  const { means, stop, warnings } = scene({ first: 1 })
  stop.abort(new Error('cancelled'))
  await expect(runPreStop(container, means)).rejects.toThrow('cancelled')
  expect(warnings).toEqual([])
})

test('hooks of the document become exec requests; a service without any has none', () => {
  const bare = { image: 'a', command: null, entrypoint: null }
  expect(hooksOf(bare)).toBeNull()
  const hook = { command: ['a'], user: 'root', privileged: true, working_dir: '/x', environment: { B: '2', A: null } }
  expect(hooksOf({ ...bare, pre_stop: [hook] })).toEqual({
    postStart: [],
    preStop: [{ command: ['a'], user: 'root', privileged: true, workingDir: '/x', env: ['A', 'B=2'] }],
  })
})
