import { spokenLocale } from '#shared/language/translate.ts'

// Making one costs more than all it formats in a drawing.
const formats = new Map<string, Intl.NumberFormat>()

/** A number as the spoken language writes it, `1,234.5` or `1 234,5`, with just so many digits after the point. */
export function formatNumber(value: number, decimals = 0): string {
  const key = `${spokenLocale()} ${decimals}`
  const known = formats.get(key)
  if (known) return known.format(value)
  const made = new Intl.NumberFormat(spokenLocale(), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  formats.set(key, made)
  return made.format(value)
}
