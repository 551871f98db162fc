import { t } from '#shared/language/translate.ts'
import { formatNumber } from './number.ts'

const sized = [
  (size: string) => t('{{size}} B', { size }),
  (size: string) => t('{{size}} KiB', { size }),
  (size: string) => t('{{size}} MiB', { size }),
  (size: string) => t('{{size}} GiB', { size }),
  (size: string) => t('{{size}} TiB', { size }),
] as const

/** A size in binary units with at most one decimal, in the spoken language: `512 B`, `1.2 GiB`; `1,2 Gio`. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1024 ? 0 : Math.min(sized.length - 1, Math.floor(Math.log2(bytes) / 10))
  const value = bytes / 1024 ** power
  const size = formatNumber(value, power === 0 || value >= 100 ? 0 : 1)
  return (sized[power] ?? sized[0])(size)
}
