import { checkIntervalMs, healthChain, manyServices, oneOfMany } from './bench-documents.ts'
import type { Contender, Stackwright } from './contenders.ts'
import type { RawEngine } from './raw-engine.ts'

/** Who takes part; what one cannot do is left out of its times. */
export interface Field {
  readonly ours: Stackwright
  readonly compose: Contender | null
  readonly raw: RawEngine
  readonly rounds: number
}

/** Milliseconds of each round, by who needed them. */
export type Times = ReadonlyMap<string, readonly number[]>

/** One line of the product's table of speeds. */
export interface BenchLine {
  readonly name: string
  readonly title: string
  readonly measure: (field: Field) => Promise<Times>
  /** What the bar says of the medians, and whether it holds; null where nobody to compare with is there. */
  readonly bar: (median: (who: string) => number | null) => { readonly text: string; readonly holds: boolean } | null
}

const chainLength = 8
const chainIntervalMs = 500

export const benchLines: readonly BenchLine[] = [
  {
    name: 'cold',
    title: 'apply 50 new services, one network',
    measure: ({ ours, compose, raw, rounds }) =>
      inTurn(rounds, [
        ...withCompose(ours, compose).map((who) => ({
          name: who.name,
          run: () => who.up(`bench-${who.name}`, manyServices(50)),
          after: () => who.down(`bench-${who.name}`),
        })),
        { name: 'raw', run: () => raw.many('bench-raw', 50), after: () => raw.remove('bench-raw') },
      ]),
    bar: atMost('compose', 1),
  },
  {
    name: 'nothing',
    title: 'apply with nothing to do, 100 services',
    measure: (field) => onStacks(field, manyServices(100), (who, stack) => who.up(stack, manyServices(100))),
    bar: atMost('compose', 0.1),
  },
  {
    name: 'one',
    title: 'change one service of 50',
    async measure(field) {
      const loud = new Set<string>()
      const next = (who: string): 'plain' | 'loud' => {
        if (loud.delete(who)) return 'plain'
        loud.add(who)
        return 'loud'
      }
      const { raw } = field
      await raw.one('bench-raw', checkIntervalMs)
      const bare = { name: 'raw', run: () => raw.replace('bench-raw', checkIntervalMs) }
      const change = (who: Contender, stack: string) => who.up(stack, oneOfMany(50, next(who.name)))
      const times = await onStacks(field, oneOfMany(50, 'plain'), change, [bare])
      await raw.remove('bench-raw')
      return times
    },
    bar: atMost('compose', 0.5),
  },
  {
    name: 'back',
    title: 'roll back one service of 50',
    measure: rollBack,
    bar: atMost('compose', 0.5),
  },
  {
    name: 'chain',
    title: `health chain of ${chainLength}`,
    measure: ({ ours, compose, raw, rounds }) =>
      inTurn(rounds, [
        ...withCompose(ours, compose).map((who) => ({
          name: who.name,
          run: () => who.up(`bench-${who.name}`, healthChain(chainLength, chainIntervalMs)),
          after: () => who.down(`bench-${who.name}`),
        })),
        {
          name: 'raw',
          run: () => raw.chain('bench-raw', chainLength, chainIntervalMs),
          after: () => raw.remove('bench-raw'),
        },
      ]),
    bar(median) {
      const level = ((median('stackwright') ?? 0) - (median('raw') ?? 0)) / chainLength
      return { text: `${level.toFixed(1)} ms a level above the Engine itself, at most 20`, holds: level <= 20 }
    },
  },
  {
    name: 'down',
    title: 'remove 100 services',
    measure: ({ ours, compose, rounds }) =>
      inTurn(
        rounds,
        withCompose(ours, compose).map((who) => ({
          name: who.name,
          before: () => who.up(`bench-${who.name}`, manyServices(100)),
          run: () => who.down(`bench-${who.name}`),
        })),
      ),
    bar: atMost('compose', 1),
  },
  {
    name: 'preview',
    title: 'preview of 100 new services',
    measure: ({ ours, rounds }) =>
      inTurn(rounds, [{ name: 'stackwright', run: () => ours.preview('bench-preview', manyServices(100)) }]),
    bar: (median) => {
      const ms = median('stackwright') ?? 0
      return { text: 'at most 100 ms', holds: ms <= 100 }
    },
  },
]

function atMost(other: string, ratio: number): BenchLine['bar'] {
  return (median) => {
    const ours = median('stackwright')
    const theirs = median(other)
    if (ours === null || theirs === null) return null
    return { text: `at most ${ratio} times ${other}`, holds: ours <= theirs * ratio }
  }
}

const withCompose = (ours: Contender, compose: Contender | null): readonly Contender[] =>
  compose ? [ours, compose] : [ours]

/** Both have the stack; then each does the same with its own, in turn. */
async function onStacks(
  { ours, compose, rounds }: Field,
  document: string,
  run: (who: Contender, stack: string) => Promise<void>,
  others: readonly Turn[] = [],
): Promise<Times> {
  const all = withCompose(ours, compose)
  for (const who of all) await who.up(`bench-${who.name}`, document)
  const times = await inTurn(rounds, [
    ...all.map((who) => ({ name: who.name, run: () => run(who, `bench-${who.name}`) })),
    ...others,
  ])
  for (const who of all) await who.down(`bench-${who.name}`)
  return times
}

async function rollBack({ ours, compose, rounds }: Field): Promise<Times> {
  const all = withCompose(ours, compose)
  for (const who of all) await who.up(`bench-${who.name}`, oneOfMany(50, 'plain'))
  const times = await inTurn(
    rounds,
    all.map((who) => ({
      name: who.name,
      before: () => who.up(`bench-${who.name}`, oneOfMany(50, 'loud')),
      run: () => who.back(`bench-${who.name}`, oneOfMany(50, 'plain')),
    })),
  )
  for (const who of all) await who.down(`bench-${who.name}`)
  return times
}

interface Turn {
  readonly name: string
  readonly before?: () => Promise<void>
  readonly run: () => Promise<void>
  readonly after?: () => Promise<void>
}

/** Everybody in turn, round after round, so that what else the machine does falls on all alike. */
async function inTurn(rounds: number, turns: readonly Turn[]): Promise<Times> {
  const times = new Map(turns.map(({ name }) => [name, [] as number[]]))
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, before, run, after } of turns) {
      await before?.()
      const began = performance.now()
      await run()
      times.get(name)?.push(performance.now() - began)
      await after?.()
    }
  }
  return times
}
