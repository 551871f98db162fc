import { Button } from '@mantine/core'
import { IconActivity, IconZoomReset } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useMemo, useState } from 'react'
import { t } from '#shared/language/translate.ts'
import type { UsageFrame, UsageHistory, UsageSeries } from '#shared/model/usage.ts'
import { useApi } from '../../api/client.ts'
import { commandsQuery } from '../../api/queries.ts'
import { Age } from '../../components/age.tsx'
import { AsyncView, Loading } from '../../components/async-view.tsx'
import { Card } from '../../components/card.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { late } from '../../components/late.ts'
import { usePlaceParam } from '../../components/place-param.ts'
import { Segmented, spokenOptions } from '../../components/segmented.tsx'
import { Sentence } from '../../components/sentence.tsx'
import { UnknownBanner } from '../../components/unknown-banner.tsx'
import { formatBytes } from '../../format/bytes.ts'
import { formatCores } from '../../format/cores.ts'
import { chartsOf } from './usage-columns.ts'
import { UsageMarkList } from './usage-mark-list.tsx'
import { marksOf, shownTimeOf, type UsageMark } from './usage-marks.ts'
import {
  type UsageRange,
  type UsageTarget,
  type UsageZoom,
  usageEventsQuery,
  usageHistoryQuery,
  usageRanges,
} from './usage-queries.ts'
import { usageRows } from './usage-rows.ts'
import { UsageTable } from './usage-table.tsx'
import { useLiveUsage } from './use-live-usage.ts'
import './usage.css'

const UsageChart = late(async () => (await import('./usage-chart.tsx')).UsageChart)

interface UsageViewProps {
  readonly target: UsageTarget
  /** `shop`, for names and sentences. */
  readonly of: string
  /** What a container, or a series of the past, counts to. */
  readonly nameOf: (part: UsageFrame['containers'][number] | UsageSeries) => string
  /** What a row of the table is: `Service`. */
  readonly rowTitle: string
}

/** Processor, memory, network and disk over time, zoomed by dragging, and what is taken now beside it. */
export function UsageView({ target, of, nameOf, rowTitle }: UsageViewProps) {
  const [said, setRange] = usePlaceParam('past')
  const range: UsageRange = usageRanges.find(({ value }) => value === said)?.value ?? '15m'
  const [zoom, setZoom] = useState<UsageZoom | null>(null)
  const api = useApi()
  const history = useQuery(usageHistoryQuery(api, target, range, zoom))
  const { data: events } = useQuery(usageEventsQuery(api, target, range, zoom))
  const { data: commands } = useQuery(commandsQuery(api, { ...target, limit: 200 }))
  const marks = useMemo(
    () => (events && commands && history.data ? marksOf({ events, commands }, shownTimeOf(history.data)) : []),
    [events, commands, history.data],
  )
  const { frame, lostSince } = useLiveUsage(target)
  const handleRange = (next: UsageRange): void => {
    setZoom(null)
    setRange(next)
  }
  return (
    <>
      <div className="sw-row sw-wrap">
        <Segmented
          label={t('How much of the past')}
          value={range}
          options={spokenOptions(usageRanges)}
          onChange={handleRange}
        />
        {zoom ? (
          <Button size="sm" leftSection={<IconZoomReset size={14} />} onClick={() => setZoom(null)}>
            {t('Show all')}
          </Button>
        ) : (
          <span className="sw-faint sw-small">{t('Drag over a chart to look closer.')}</span>
        )}
      </div>
      <Freshness frame={frame} lostSince={lostSince} />
      <AsyncView
        query={history}
        what={t('the usage of {{of}}', { of })}
        rows={8}
        isEmpty={({ series }) => series.length === 0}
        empty={
          <Card label={t('Usage')}>
            <EmptyState icon={IconActivity} title={t('Nothing was measured in this time')}>
              {t(
                'What runs is measured every 5 seconds, and every second while you look. The past of a month is kept.',
              )}
            </EmptyState>
          </Card>
        }
      >
        {(found) => (
          <>
            <Charts of={of} history={found} marks={marks} nameOf={nameOf} onZoom={setZoom} />
            <UsageMarkList marks={marks} />
          </>
        )}
      </AsyncView>
      <UsageTable
        rowTitle={rowTitle}
        rows={frame ? usageRows(frame, nameOf) : []}
        history={history.data}
        nameOf={nameOf}
        known={frame?.live === true && lostSince === null}
      />
    </>
  )
}

/** Says when the values are not of now. */
function Freshness({ frame, lostSince }: { readonly frame: UsageFrame | null; readonly lostSince: number | null }) {
  if (lostSince !== null) {
    return (
      <UnknownBanner>
        <strong>
          <Sentence text="Unknown for {{age}}." with={{ age: <Age at={lostSince} format="span" /> }} />
        </strong>{' '}
        {t('No measurements arrive; they are asked for again.')}
      </UnknownBanner>
    )
  }
  if (frame === null || frame.live) return null
  return (
    <UnknownBanner>
      <strong>
        <Sentence text="Unknown for {{age}}." with={{ age: <Age at={frame.at} format="span" /> }} />
      </strong>{' '}
      {t('The Engine does not answer. Charts have a gap from there on.')}
    </UnknownBanner>
  )
}

interface ChartsProps {
  readonly of: string
  readonly history: UsageHistory
  readonly marks: readonly UsageMark[]
  readonly nameOf: UsageViewProps['nameOf']
  readonly onZoom: (zoom: UsageZoom) => void
}

const perSecond = (value: number): string => t('{{size}}/s', { size: formatBytes(value) })

function Charts({ of, history, marks, nameOf, onZoom }: ChartsProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: names follow from the history and the place
  const charts = useMemo(() => chartsOf(history, nameOf), [history])
  const shared = { marks, sync: of, onZoom }
  const inCores = { format: formatCores, counts: 'cores' } as const
  const inBytes = { format: formatBytes, counts: 'bytes' } as const
  const inBytesPerSecond = { format: perSecond, counts: 'bytes' } as const
  const shown = [
    {
      title: t('CPU'),
      unit: t('cores'),
      label: t('Processor use of {{of}}, in cores', { of }),
      ...inCores,
      data: charts.cpu,
    },
    { title: t('Memory'), unit: null, label: t('Memory of {{of}}', { of }), ...inBytes, data: charts.memory },
    {
      title: t('Network'),
      unit: null,
      label: t('Network traffic of {{of}}', { of }),
      ...inBytesPerSecond,
      data: charts.network,
    },
    {
      title: t('Disk'),
      unit: null,
      label: t('Disk traffic of {{of}}', { of }),
      ...inBytesPerSecond,
      data: charts.disk,
    },
  ]
  return (
    <div className="sw-usage-charts">
      <Suspense fallback={<Loading what={t('the charts')} />}>
        {shown.map(({ title, unit, ...chart }) => (
          <Card key={title} title={title} beside={unit && <span className="sw-faint sw-small">{unit}</span>} padded>
            <UsageChart {...chart} {...shared} />
          </Card>
        ))}
      </Suspense>
    </div>
  )
}
