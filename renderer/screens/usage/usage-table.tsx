import { t } from '#shared/language/translate.ts'
import type { UsageHistory, UsageSeries } from '#shared/model/usage.ts'
import { Card } from '../../components/card.tsx'
import { Sparkline } from '../../components/sparkline.tsx'
import { formatBytes } from '../../format/bytes.ts'
import { formatCores } from '../../format/cores.ts'
import { count } from '../../format/count.ts'
import type { UsageRow } from './usage-rows.ts'

interface UsageTableProps {
  readonly rowTitle: string
  readonly rows: readonly UsageRow[]
  readonly history: UsageHistory | undefined
  readonly nameOf: (series: UsageSeries) => string
  /** False greys the values: they are as last seen. */
  readonly known: boolean
}

/** What each takes now, and how it went: the same as the charts, in numbers. */
export function UsageTable({ rowTitle, rows, history, nameOf, known }: UsageTableProps) {
  const past = new Map(history?.series.map((series) => [nameOf(series), series.cpuPercent]))
  return (
    <Card label={t('Usage now')}>
      <table className="sw-table sw-usage-table">
        <thead>
          <tr>
            <th scope="col">{rowTitle}</th>
            <th scope="col">{t('CPU, cores')}</th>
            <th scope="col">{t('Memory')}</th>
            <th scope="col" className="sw-right">
              {t('Network')}
            </th>
            <th scope="col" className="sw-right">
              {t('Disk')}
            </th>
          </tr>
        </thead>
        <tbody data-live={known}>
          {rows.length === 0 ? (
            <tr>
              <td colSpan={5} className="sw-second">
                {known ? t('Nothing runs.') : t('Not measured yet.')}
              </td>
            </tr>
          ) : null}
          {rows.map((row) => (
            <Row key={row.name} row={row} past={past.get(row.name) ?? []} />
          ))}
        </tbody>
      </table>
    </Card>
  )
}

const rate = (value: number | null): string =>
  value === null ? t('unknown') : t('{{size}}/s', { size: formatBytes(value) })

function Row({ row, past }: { readonly row: UsageRow; readonly past: ReadonlyArray<number | null> }) {
  const { name, containers, cpuPercent, memoryBytes, memoryLimitBytes } = row
  return (
    <tr>
      <td className="sw-ellipsis" title={name}>
        <span className="sw-strong">{name}</span>{' '}
        {containers > 1 ? <span className="sw-faint sw-small">{count(containers, 'container')}</span> : null}
      </td>
      <td>
        <span className="sw-row">
          <Sparkline values={past} label={t('CPU of {{name}} over the chosen time', { name })} width={120} />
          <span className="sw-num">{cpuPercent === null ? t('unknown') : formatCores(cpuPercent / 100)}</span>
        </span>
      </td>
      <td>
        <Memory bytes={memoryBytes} limit={memoryLimitBytes} />
      </td>
      <td className="sw-right sw-num">{rate(row.networkBytesPerSecond)}</td>
      <td className="sw-right sw-num">{rate(row.diskBytesPerSecond)}</td>
    </tr>
  )
}

/** From this share of its limit on, memory is nearly used up. */
const NEARLY_FULL = 0.9

function Memory({ bytes, limit }: { readonly bytes: number | null; readonly limit: number | null }) {
  if (bytes === null) return <span className="sw-faint">{t('unknown')}</span>
  if (limit === null) {
    return (
      <span className="sw-num">
        {formatBytes(bytes)} <span className="sw-faint">{t('no limit')}</span>
      </span>
    )
  }
  const share = Math.min(1, bytes / limit)
  return (
    <span className="sw-row">
      <span className="sw-meter sw-usage-meter" data-full={share >= NEARLY_FULL} aria-hidden>
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span className="sw-num">
        {formatBytes(bytes)} <span className="sw-faint">{t('of {{limit}}', { limit: formatBytes(limit) })}</span>
      </span>
    </span>
  )
}
