import { useComputedColorScheme } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import uPlot from 'uplot'
import { t } from '#shared/language/translate.ts'
import 'uplot/dist/uPlot.min.css'
import { type ChartData, lastOf } from './usage-columns.ts'
import type { UsageZoom } from './usage-queries.ts'

interface UsageChartProps {
  /** What is drawn, for who cannot see it. */
  readonly label: string
  readonly data: ChartData
  readonly format: (value: number) => string
  /** Lines of the grid lie at even values of it: bytes are even in powers of two. */
  readonly counts: 'bytes' | 'cores'
  /** Charts with the same key share the crosshair. */
  readonly sync: string
  readonly onZoom: (zoom: UsageZoom) => void
}

const HEIGHT = 148

/** Lines over time with a crosshair and zoom by dragging. Where nothing was sampled the line has a gap. */
export function UsageChart({ label, data, format, counts, sync, onZoom }: UsageChartProps) {
  const { ref: box, width } = useElementSize()
  const host = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot>(undefined)
  const [at, setAt] = useState<number | null>(null)
  const scheme = useComputedColorScheme('light')
  const latest = useRef({ data, format, onZoom })
  latest.current = { data, format, onZoom }
  const tones = data.lines.map(({ tone }) => tone).join(' ')

  // Synchronises the canvas with the number of lines, its width and the theme; another one is drawn for another of these.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is read from the page
  useEffect(() => {
    if (!host.current || width === 0) return
    const made = new uPlot(
      optionsOf({
        width,
        sync,
        counts,
        tones: tones.split(' ').filter(Boolean).map(Number),
        format: (value) => latest.current.format(value),
        onZoom: (zoom) => latest.current.onZoom(zoom),
        onMove: setAt,
      }),
      columnsOf(latest.current.data),
      host.current,
    )
    plot.current = made
    return () => {
      plot.current = undefined
      made.destroy()
    }
  }, [width, sync, counts, tones, scheme])

  // Synchronises the lines with the data.
  useEffect(() => plot.current?.setData(columnsOf(data)), [data])

  return (
    <div ref={box} className="sw-chart">
      <div ref={host} role="img" aria-label={label} style={{ height: HEIGHT }} />
      <ul className="sw-chart-legend sw-small">
        {data.lines.map(({ name, tone, values }) => {
          const value = at === null ? lastOf(values) : (values[at] ?? null)
          return (
            <li key={name} className="sw-row">
              <span className="sw-chart-key" data-tone={tone} aria-hidden />
              <span className="sw-ellipsis" title={name}>
                {name}
              </span>
              <span className="sw-num sw-second">{value === null ? t('unknown') : format(value)}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

const columnsOf = ({ times, lines }: ChartData): uPlot.AlignedData => [
  [...times],
  ...lines.map(({ values }) => [...values]),
]

interface ChartOptions {
  readonly width: number
  readonly sync: string
  readonly counts: UsageChartProps['counts']
  readonly tones: readonly number[]
  readonly format: (value: number) => string
  readonly onZoom: (zoom: UsageZoom) => void
  readonly onMove: (at: number | null) => void
}

/** A selection narrower than this was a click. */
const LEAST_SELECTED = 8

/** Steps between lines of the grid: 1 B to 512 TiB. */
const byteSteps = Array.from({ length: 50 }, (_, power) => 2 ** power)

/** What the scale reaches where nothing was taken. */
const leastShown = { bytes: 4, cores: 0.1 } as const

function optionsOf({ width, sync, counts, tones, format, onZoom, onMove }: ChartOptions): uPlot.Options {
  const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(`--sw-${name}`)
  const axis = {
    stroke: colour('ink-2'),
    font: '11px "Inter Variable", sans-serif',
    grid: { stroke: colour('line'), width: 1 },
    ticks: { show: false },
  }
  return {
    width,
    height: HEIGHT,
    legend: { show: false },
    cursor: { sync: { key: sync }, drag: { x: true, y: false, setScale: false }, points: { size: 7 } },
    scales: { x: { time: true }, y: { range: (_plot, _low, high) => [0, high > 0 ? high * 1.1 : leastShown[counts]] } },
    axes: [
      { ...axis, size: 24, values: (_plot, splits) => timeWords(splits) },
      {
        ...axis,
        size: 64,
        values: (_plot, splits) => splits.map(format),
        ...(counts === 'bytes' && { incrs: byteSteps }),
      },
    ],
    series: [
      {},
      ...tones.map((tone) => ({ stroke: colour(`c${tone}`), width: 1.5, spanGaps: false, points: { show: false } })),
    ],
    hooks: {
      setCursor: [(plot) => onMove(plot.cursor.idx ?? null)],
      setSelect: [
        (plot) => {
          const { left, width: selected } = plot.select
          if (selected < LEAST_SELECTED) return
          onZoom({ from: plot.posToVal(left, 'x'), to: plot.posToVal(left + selected, 'x') })
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
        },
      ],
    },
  }
}

const two = (value: number): string => String(value).padStart(2, '0')
const DAY = 24 * 60 * 60

/** Times of day; days of the month where more than two days are in sight. */
function timeWords(splits: readonly number[]): string[] {
  const isLong = (splits.at(-1) ?? 0) - (splits[0] ?? 0) > 2 * DAY
  return splits.map((split) => {
    const moment = new Date(split * 1000)
    if (isLong) return `${two(moment.getDate())}.${two(moment.getMonth() + 1)}.`
    return `${two(moment.getHours())}:${two(moment.getMinutes())}`
  })
}
