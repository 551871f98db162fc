import { memo } from 'react'
import { sparkPath } from './spark-path.ts'
import './sparkline.css'

interface SparklineProps {
  readonly values: ReadonlyArray<number | null>
  /** What it shows, for who cannot see it: `CPU of web, last 15 minutes`. */
  readonly label: string
  readonly width?: number
}

const HEIGHT = 18

/** A small line of the past in a cell of a table. Gaps are where nothing was measured. */
export const Sparkline = memo(function Sparkline({ values, label, width = 72 }: SparklineProps) {
  return (
    <svg
      className="sw-sparkline"
      width={width}
      height={HEIGHT + 2}
      viewBox={`0 -1 ${width} ${HEIGHT + 2}`}
      role="img"
      aria-label={label}
    >
      <path d={sparkPath(values, { width, height: HEIGHT })} />
    </svg>
  )
})
