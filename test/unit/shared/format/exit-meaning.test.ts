import { expect, test } from 'vitest'
import { exitMeaning } from '#shared/format/exit-meaning.ts'

test.each([
  [0, 'without an error'],
  [1, 'ended with an error'],
  [126, 'could not be run'],
  [127, 'not found in the image'],
  [137, 'killed (SIGKILL)'],
  [139, 'SIGSEGV'],
  [143, 'asked to end and did'],
  [159, 'signal 31'],
  [42, '42, a code of its own'],
])('exit code %i says what happened', (code, words) => {
  expect(exitMeaning({ code, outOfMemory: false }).meaning).toContain(words)
})

test('a kill for memory says so and what helps, also where a part of it was killed', () => {
  expect(exitMeaning({ code: 137, outOfMemory: true })).toEqual({
    meaning: 'It was killed because it took more memory than it may.',
    next: 'Give it a higher memory limit, or have it use less.',
  })
  expect(exitMeaning({ code: 1, outOfMemory: true }).meaning).toContain('A process in it was killed')
})

test('an orderly end asks for nothing', () => {
  expect([0, 130, 143].map((code) => exitMeaning({ code, outOfMemory: false }).next)).toEqual([null, null, null])
})
