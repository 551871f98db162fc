import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ContainerLogLine } from '#shared/model/container-log-line.ts'
import { LogBatch, packLines, unpackLines } from '#shared/model/log-batch.ts'

const line = fc.record<ContainerLogLine>({
  at: fc.constantFrom('2026-11-22T14:24:05.123Z', '2026-11-22T14:24:05.124Z', null),
  service: fc.constantFrom('web', 'db 1', ''),
  number: fc.constantFrom(1, 2, 12),
  stream: fc.constantFrom('stdout', 'stderr'),
  text: fc.oneof(
    fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\n', '')),
    fc.constantFrom('', ' ', '- -', '\r'),
  ),
})

test('lines come out of a batch as they went in, whatever is in them', () => {
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      expect(unpackLines(LogBatch.parse(JSON.parse(JSON.stringify(packLines(lines)))))).toEqual(lines)
    }),
  )
})

test('a batch says once who wrote, and each line is one line', () => {
  const written = { at: null, service: 'web', number: 2, stream: 'stderr', text: 'a\nb' } as const
  expect(packLines([written, { ...written, at: '2026-11-22T14:24:05.123Z', text: 'c' }])).toEqual({
    writers: [{ service: 'web', number: 2, stream: 'stderr' }],
    lines: '0 - a\u240ab\n0 2026-11-22T14:24:05.123Z c',
  })
})
