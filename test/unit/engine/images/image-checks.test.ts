import { expect, onTestFinished, test } from 'vitest'
import { type ImageChecksDependencies, startImageChecks } from '#engine/images/image-checks.ts'
import { createNewerImages, dueReferences } from '#engine/images/newer-images.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { HostId, StackId } from '#shared/model/ids.ts'
import type { ImageUpdate } from '#shared/model/image-care.ts'

const hostId = HostId.parse('01900000-0000-7000-8000-00000000000a')
const stackOf = (digit: string) => ({
  id: StackId.parse(`01900000-0000-7000-8000-00000000000${digit}`),
  hostId,
  currentVersion: 1,
})
const day = 86_400_000
const now = Date.parse('2026-01-02T00:00:00.000Z')

const update = (image: string, more: Partial<ImageUpdate> = {}): ImageUpdate => ({
  ...{ service: image, image, state: 'current', runs: 'sha256:1', offered: 'sha256:1', problem: null },
  observedAt: '2026-01-01T00:00:00.000Z',
  ...more,
})

test('what came from a registry by a tag is asked for again once its answer is old, each reference once', () => {
  const updates = [
    update('old:1'),
    update('old:1', { service: 'twin' }),
    update('young:1', { observedAt: '2026-01-01T12:00:00.000Z' }),
    update('new:1', { state: 'unknown', observedAt: null }),
    update('mine:1', { state: 'local', runs: null, observedAt: null }),
    update('fixed@sha256:1', { state: 'fixed', observedAt: null }),
  ]
  expect(dueReferences(updates, { now, everyMs: day })).toEqual(['old:1', 'new:1'])
})

test('a stack tells of newer images only for the version that was looked at, and says when it learns of one', () => {
  const told: string[] = []
  const newer = createNewerImages({ publish: ({ stackId }) => void told.push(stackId) })
  const stack = stackOf('1')
  expect(newer.of(stack)).toEqual([])
  newer.note(stack, [update('web:1', { state: 'behind' })])
  newer.note(stack, [update('web:1', { state: 'behind' })])
  expect([newer.of(stack), told]).toEqual([['web:1'], [stack.id]])
  expect(newer.of({ ...stack, currentVersion: 2 })).toEqual([])
})

type Stack = ReturnType<typeof stackOf>

/** Looks once, with two stacks, and answers what was asked and noted. */
async function looked(changes: Partial<ImageChecksDependencies<Stack>>) {
  const asked: string[] = []
  const errors: unknown[] = []
  const newer = createNewerImages({ publish: () => {} })
  const stacks = [stackOf('1'), stackOf('2')]
  let looks = 0
  const second = new Promise<void>((resolve) => {
    const stop = startImageChecks<Stack>({
      stacks: async () => {
        looks += 1
        if (looks === 2) resolve()
        return looks === 1 ? stacks : []
      },
      stored: async ({ id }) => [update(`web-${id.slice(-1)}:1`, { state: asked.length > 0 ? 'behind' : 'current' })],
      newer,
      digests: {
        async observe(_host, { reference }) {
          asked.push(reference)
          return { digest: 'sha256:2', problem: null, observedAt: now }
        },
      },
      everyMs: async () => day,
      now: () => now,
      onError: (error) => void errors.push(error),
      pace: { lookMs: 1, questionMs: 1 },
      ...changes,
    })
    onTestFinished(stop)
  })
  await second
  return { asked, errors, behind: stacks.map((stack) => newer.of(stack)) }
}

test('each stack is asked for in turn, and what the registries say is noted', async () => {
  expect(await looked({})).toEqual({ asked: ['web-1:1', 'web-2:1'], errors: [], behind: [['web-1:1'], ['web-2:1']] })
})

test('switched off, nobody is asked, and what is stored is noted all the same', async () => {
  const stored = async () => [update('web:1', { state: 'behind' })]
  expect(await looked({ everyMs: async () => null, stored })).toEqual({
    asked: [],
    errors: [],
    behind: [['web:1'], ['web:1']],
  })
})

test('an Engine that goes silent leaves the other stacks alone; a bug is told', async () => {
  const unreachable = new AppError('ENGINE_UNREACHABLE', { host: 'local', reason: 'gone' })
  let calls = 0
  const observe = async () => {
    calls += 1
    throw unreachable
  }
  expect(await looked({ digests: { observe } })).toMatchObject({ errors: [] })
  expect(calls).toBe(2)
  const bug = new Error('a bug')
  expect((await looked({ stored: () => Promise.reject(bug) })).errors).toEqual([bug])
})
