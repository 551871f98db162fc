/** The size of a sparkline, in pixels. */
export interface SparkSize {
  readonly width: number
  readonly height: number
}

/**
 * The path of a sparkline from 0 at its foot to the highest value. Where a value is not known the line is interrupted; a
 * single known value is a dot.
 */
export function sparkPath(values: ReadonlyArray<number | null>, { width, height }: SparkSize): string {
  const highest = Math.max(0, ...values.filter((value) => value !== null))
  const stepX = values.length > 1 ? width / (values.length - 1) : 0
  const y = (value: number): string => (highest === 0 ? height : height - (value / highest) * height).toFixed(1)
  let path = ''
  let isDrawing = false
  values.forEach((value, index) => {
    if (value !== null) {
      const isAlone = !isDrawing && (values[index + 1] ?? null) === null
      path += `${isDrawing ? 'L' : 'M'}${(index * stepX).toFixed(1)} ${y(value)}${isAlone ? 'h0.5' : ''}`
    }
    isDrawing = value !== null
  })
  return path
}
