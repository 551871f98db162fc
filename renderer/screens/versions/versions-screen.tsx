import { Button } from '@mantine/core'
import { IconArrowBackUp, IconGitBranch, IconSchema } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { t } from '#shared/language/translate.ts'
import type { StackSummary } from '#shared/model/stack.ts'
import type { VersionSummary } from '#shared/model/version.ts'
import { useApi } from '../../api/client.ts'
import { stackQuery, versionsQuery } from '../../api/queries.ts'
import { AsyncView } from '../../components/async-view.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { usePlaceParam } from '../../components/place-param.ts'
import { count } from '../../format/count.ts'
import { upperFirst } from '../../format/upper-first.ts'
import { type ComparedPair, comparedPair } from './compared-pair.ts'
import { Comparison } from './comparison.tsx'
import { VersionRail } from './version-rail.tsx'
import './versions-screen.css'

/** The history of a stack: every version, what differs between any two, and the way to run any of them again. */
export function VersionsScreen({ stack }: { readonly stack: string }) {
  const api = useApi()
  const current = useQuery(stackQuery(api, stack))
  const history = useInfiniteQuery(versionsQuery(api, stack))
  const handleOlder = (): void => void history.fetchNextPage()
  return (
    <AsyncView query={current} what={t('the stack')} rows={8}>
      {(summary) => (
        <AsyncView
          query={history}
          what={t('the versions')}
          rows={8}
          isEmpty={({ pages }) => pages.every((page) => page.items.length === 0)}
          empty={<NoVersions stack={stack} />}
        >
          {({ pages }) => (
            <History
              stack={summary}
              versions={pages.flatMap((page) => page.items)}
              onOlder={history.hasNextPage ? handleOlder : undefined}
            />
          )}
        </AsyncView>
      )}
    </AsyncView>
  )
}

interface HistoryProps {
  readonly stack: StackSummary
  readonly versions: readonly VersionSummary[]
  readonly onOlder: (() => void) | undefined
}

function History({ stack, versions, onOlder }: HistoryProps) {
  const numbers = versions.map((version) => version.number)
  const [picked, setPicked] = usePlaceParam('version')
  const [marked, setMarked] = usePlaceParam('with')
  const chosen = numberIn(picked, numbers) ?? stack.currentVersion ?? numbers[0] ?? 1
  const pair = comparedPair(numbers, chosen, numberIn(marked, numbers) ?? null, stack.currentVersion)
  const all = stack.latestVersion ?? versions.length
  return (
    <div className="sw-versions">
      <div className="sw-row">
        <p className="sw-second sw-grow sw-ellipsis">
          {t('{{versions}}. None can be changed, any can run again.', { versions: upperFirst(count(all, 'version')) })}
        </p>
        <RunAgain stack={stack} chosen={chosen} pair={pair} />
      </div>
      <div className="sw-versions-body">
        <VersionRail
          versions={versions}
          chosen={chosen}
          compared={pair ? (pair.from === chosen ? pair.to : pair.from) : null}
          current={stack.currentVersion}
          onChoose={(number) => setPicked(String(number))}
          onCompare={(number) => setMarked(String(number))}
          onOlder={onOlder}
        />
        {pair ? <Comparison stack={stack.name} pair={pair} /> : <OneVersion />}
      </div>
    </div>
  )
}

/** The version that a place names, where it is one of these. */
const numberIn = (said: string | null, numbers: readonly number[]): number | undefined =>
  numbers.find((number) => String(number) === said)

interface RunAgainProps {
  readonly stack: StackSummary
  readonly chosen: number
  readonly pair: ComparedPair | null
}

/** The way to run another version: the chosen one, or the compared one where the chosen one runs now. */
function RunAgain({ stack, chosen, pair }: RunAgainProps) {
  const { currentVersion, name } = stack
  const other = pair && (pair.from === chosen ? pair.to : pair.from)
  const target = chosen === currentVersion ? (other ?? chosen) : chosen
  const back = currentVersion !== null && target < currentVersion
  return (
    <Button
      component={Link}
      to={`/stacks/${name}/plan?version=${target}`}
      variant="filled"
      leftSection={back ? <IconArrowBackUp size={14} /> : <IconSchema size={14} />}
    >
      {back ? t('Preview roll back to v{{target}}', { target }) : t('Preview apply of v{{target}}', { target })}
    </Button>
  )
}

const OneVersion = () => (
  <section className="sw-card sw-grow">
    <EmptyState icon={IconGitBranch} title={t('One version so far')}>
      {t('A second one can be compared with it, and is a way back.')}
    </EmptyState>
  </section>
)

const NoVersions = ({ stack }: { readonly stack: string }) => (
  <EmptyState
    icon={IconGitBranch}
    title={t('{{stack}} has no version yet', { stack })}
    action={
      <Button component={Link} to={`/stacks/${stack}/editor`} variant="filled">
        {t('Write the first version')}
      </Button>
    }
  >
    {t('Every document that is stored becomes a version. It cannot be changed, and any of them can run again.')}
  </EmptyState>
)
