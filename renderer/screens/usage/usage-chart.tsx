import { useComputedColorScheme } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import uPlot from 'uplot'
import { t } from '#shared/language/translate.ts'
import 'uplot/dist/uPlot.min.css'
import { type ChartData, lastOf } from './usage-columns.ts'
import { markAt, type UsageMark } from './usage-marks.ts'
import type { UsageZoom } from './usage-queries.ts'

interface UsageChartProps {
  /** What is drawn, for who cannot see it. */
  readonly label: string
  readonly data: ChartData
  /** Moments with a line from top to bottom; what they say stands in a list beside the charts, and below while one points. */
  readonly marks: readonly UsageMark[]
  readonly format: (value: number) => string
  /** Lines of the grid lie at even values of it: bytes are even in powers of two. */
  readonly counts: 'bytes' | 'cores'
  /** Charts with the same key share the crosshair. */
  readonly sync: string
  readonly onZoom: (zoom: UsageZoom) => void
}

const HEIGHT = 148

/** Lines over time with a crosshair and zoom by dragging. Where nothing was sampled the line has a gap. */
export function UsageChart({ label, data, marks, format, counts, sync, onZoom }: UsageChartProps) {
  const { ref: box, width } = useElementSize()
  const host = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot>(undefined)
  const [at, setAt] = useState<number | null>(null)
  const scheme = useComputedColorScheme('light')
  const latest = useRef({ data, marks, format, onZoom })
  latest.current = { data, marks, format, onZoom }
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
        marks: () => latest.current.marks,
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
  // Synchronises the marks, which no data tells of.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are read where they are drawn
  useEffect(() => plot.current?.redraw(false), [marks])

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
        <PointedMark data={data} marks={marks} at={at} />
      </ul>
    </div>
  )
}

/** What the mark under the crosshair says. */
function PointedMark({ data, marks, at }: Pick<UsageChartProps, 'data' | 'marks'> & { readonly at: number | null }) {
  const [from, to, moment] = [data.times[0], data.times.at(-1), at === null ? undefined : data.times[at]]
  if (from === undefined || to === undefined || moment === undefined) return null
  const mark = markAt(marks, moment, { from, to })
  return mark ? (
    <li className="sw-row sw-chart-mark" data-tone={mark.tone}>
      <span className="sw-ellipsis">{mark.text}</span>
    </li>
  ) : null
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
  readonly marks: () => readonly UsageMark[]
}

/** A selection narrower than this was a click. */
const LEAST_SELECTED = 8

/** Steps between lines of the grid: 1 B to 512 TiB. */
const byteSteps = Array.from({ length: 50 }, (_, power) => 2 ** power)

/** What the scale reaches where nothing was taken. */
const leastShown = { bytes: 4, cores: 0.1 } as const

function optionsOf({ width, sync, counts, tones, format, onZoom, onMove, marks }: ChartOptions): uPlot.Options {
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
      draw: [(plot) => drawMarks(plot, marks(), colour)],
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

/** The colour token of each tone. */
const markColours = { bad: 'bad', warn: 'warn', command: 'accent' } as const

/** A dashed line with a foot at each mark, over the lines of the chart. */
function drawMarks({ ctx, bbox, valToPos }: uPlot, marks: readonly UsageMark[], colour: (name: string) => string) {
  const unit = devicePixelRatio
  ctx.save()
  ctx.setLineDash([3 * unit, 3 * unit])
  ctx.lineWidth = unit
  for (const { at, tone } of marks) {
    const x = Math.round(valToPos(at, 'x', true))
    if (x < bbox.left || x > bbox.left + bbox.width) continue
    ctx.strokeStyle = ctx.fillStyle = colour(markColours[tone])
    ctx.beginPath()
    ctx.moveTo(x, bbox.top)
    ctx.lineTo(x, bbox.top + bbox.height)
    ctx.stroke()
    ctx.beginPath()
    ctx.arc(x, bbox.top + bbox.height, 3 * unit, Math.PI, 0)
    ctx.fill()
  }
  ctx.restore()
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
