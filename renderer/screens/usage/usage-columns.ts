import { t } from '#shared/language/translate.ts'
import type { UsageHistory, UsageSeries } from '#shared/model/usage.ts'

/** A line of a chart. `values` are null where nothing was sampled: a gap, never a line across it. */
export interface ChartLine {
  readonly name: string
  /** 1 to 6: the series colours of the theme. */
  readonly tone: number
  readonly values: ReadonlyArray<number | null>
}

/** One chart: its lines over common times. */
export interface ChartData {
  /** Seconds since 1970, ascending. */
  readonly times: readonly number[]
  readonly lines: readonly ChartLine[]
}

/** The charts of usage, in the order they are shown. */
export interface UsageCharts {
  readonly cpu: ChartData
  readonly memory: ChartData
  readonly network: ChartData
  readonly disk: ChartData
}

const TONES = 6
/** More lines than this cannot be told apart: the smaller ones are shown together. */
const MOST_LINES = 6

type Numbers = ReadonlyArray<number | null>

/** The sum at each step, of what is known there; null where nothing is. */
export function sumOf(columns: readonly Numbers[]): Numbers {
  const length = Math.max(0, ...columns.map((column) => column.length))
  return Array.from({ length }, (_, step) => {
    const known = columns.flatMap((column) => column[step] ?? [])
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
  })
}

const meanOf = (values: Numbers): number => {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length
}

/** One line for each series, the largest first; beyond six the rest is one line. */
function linesOf(
  series: readonly UsageSeries[],
  nameOf: (one: UsageSeries) => string,
  valuesOf: (one: UsageSeries) => Numbers,
): readonly ChartLine[] {
  const all = series
    .map((one) => ({ name: nameOf(one), values: valuesOf(one) }))
    .sort((a, b) => meanOf(b.values) - meanOf(a.values))
  const shown = all.length > MOST_LINES ? all.slice(0, MOST_LINES - 1) : all
  const rest = all.slice(shown.length)
  const lines = shown.map((line, index) => ({ ...line, tone: (index % TONES) + 1 }))
  if (rest.length === 0) return lines
  const name = t('{{others}} others', { others: rest.length })
  return [...lines, { name, tone: TONES, values: sumOf(rest.map(({ values }) => values)) }]
}

/** The charts that a history makes. Processor time is in cores, everything else in bytes or bytes a second. */
export function chartsOf(history: UsageHistory, nameOf: (series: UsageSeries) => string): UsageCharts {
  const start = Date.parse(history.from) / 1000
  const times = Array.from({ length: history.steps }, (_, step) => start + step * history.stepSeconds)
  const { series } = history
  const inAll = (name: string, tone: number, pick: (one: UsageSeries) => Numbers): ChartLine => ({
    name,
    tone,
    values: sumOf(series.map(pick)),
  })
  return {
    cpu: {
      times,
      lines: linesOf(series, nameOf, (one) => one.cpuPercent.map((value) => (value === null ? null : value / 100))),
    },
    memory: { times, lines: linesOf(series, nameOf, (one) => one.memoryBytes) },
    network: {
      times,
      lines: [
        inAll(t('received'), 1, (one) => one.networkReceivedBytesPerSecond),
        inAll(t('sent'), 2, (one) => one.networkSentBytesPerSecond),
      ],
    },
    disk: {
      times,
      lines: [
        inAll(t('written'), 5, (one) => one.blockWrittenBytesPerSecond),
        inAll(t('read'), 6, (one) => one.blockReadBytesPerSecond),
      ],
    },
  }
}

/** The last value that is known; null where none is. */
export const lastOf = (values: Numbers): number | null => values.findLast((value) => value !== null) ?? null
