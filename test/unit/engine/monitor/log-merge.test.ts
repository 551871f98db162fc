import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLogFunnel, FUNNEL_CAPACITY } from '#engine/monitor/log-funnel.ts'
import { LogMerge } from '#engine/monitor/log-merge.ts'

interface Line {
  readonly at: string | null
  readonly source: string
  readonly n: number
}

const at = (n: number): string => String(n).padStart(6, '0')

test('lines of two containers that arrive the wrong way round come out in order of time', () => {
  const merge = new LogMerge<Line>()
  merge.add('a', [{ at: at(5), source: 'a', n: 1 }], 0)
  merge.add('b', [{ at: at(3), source: 'b', n: 1 }], 40)
  expect(merge.take(100)).toEqual([])
  expect(merge.take(150).map(({ source }) => source)).toEqual(['b', 'a'])
  expect(merge.size).toBe(0)
})

test('whatever comes when, no line is lost and each container keeps its order', () => {
  const arrival = fc.record({
    source: fc.constantFrom('a', 'b', 'c'),
    times: fc.array(fc.option(fc.nat(500), { nil: null }), { maxLength: 5 }),
    wait: fc.nat(200),
  })
  fc.assert(
    fc.property(fc.array(arrival), (arrivals) => {
      const merge = new LogMerge<Line>()
      const written: Line[] = []
      const out: Line[] = []
      let now = 0
      for (const { source, times, wait } of arrivals) {
        const lines = times.map((time, index) => ({
          at: time === null ? null : at(time),
          source,
          n: written.length + index,
        }))
        written.push(...lines)
        merge.add(source, lines, now)
        now += wait
        out.push(...merge.take(now))
      }
      out.push(...merge.takeAll())
      for (const source of ['a', 'b', 'c'])
        expect(out.filter((line) => line.source === source)).toEqual(written.filter((line) => line.source === source))
    }),
  )
})

test('what was written before a failure is read first, and a writer waits while the funnel is full', async () => {
  const funnel = createLogFunnel<Line>(() => performance.now())
  const many = Array.from({ length: FUNNEL_CAPACITY }, (_, n) => ({ at: at(n), source: 'a', n }))
  await funnel.push('a', many)
  let went = false
  const waiting = funnel.push('a', [{ at: at(FUNNEL_CAPACITY), source: 'a', n: FUNNEL_CAPACITY }]).then(() => {
    went = true
    funnel.fail(new Error('broken'))
  })
  await Promise.resolve()
  expect(went).toBe(false)
  const read: number[] = []
  const reading = (async () => {
    for await (const batch of funnel) read.push(...batch.map(({ n }) => n))
  })()
  await expect(reading).rejects.toThrow('broken')
  await waiting
  expect(read).toEqual(Array.from({ length: FUNNEL_CAPACITY + 1 }, (_, n) => n))
})

test('closing lets go of writers that wait', async () => {
  const funnel = createLogFunnel<Line>(() => 0)
  await funnel.push(
    'a',
    Array.from({ length: FUNNEL_CAPACITY }, (_, n) => ({ at: at(n), source: 'a', n })),
  )
  const waiting = funnel.push('a', [{ at: null, source: 'a', n: 1 }])
  funnel.close()
  await expect(waiting).resolves.toBeUndefined()
})
