import { Button } from '@mantine/core'
import { IconListTree, IconTerminal2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, Suspense, useState } from 'react'
import { Link } from 'wouter'
import { t, translated } from '#shared/language/translate.ts'
import type { ContainerDetail } from '#shared/model/container-detail.ts'
import { useApi } from '../../api/client.ts'
import { containerQuery, settingsQuery } from '../../api/queries.ts'
import { Age } from '../../components/age.tsx'
import { AsyncView, Loading } from '../../components/async-view.tsx'
import { InspectDialog } from '../../components/inspect-dialog.tsx'
import { late } from '../../components/late.ts'
import { Sentence } from '../../components/sentence.tsx'
import { formatBytes } from '../../format/bytes.ts'
import { count } from '../../format/count.ts'
import { changeWords, probeWords } from './container-words.ts'
import './container-panel.css'

const TerminalDialog = late(async () => (await import('./terminal-dialog.tsx')).TerminalDialog)

interface ContainerPanelProps {
  readonly stack: string
  readonly host: string
  readonly container: string
}

/** One container explained: how long it runs, how it ended and what that means, what changed, what its check said. */
export function ContainerPanel({ stack, host, container }: ContainerPanelProps) {
  const query = useQuery(containerQuery(useApi(), host, container))
  return (
    <AsyncView query={query} what={t('the container')} rows={3}>
      {(detail) => <Detail stack={stack} host={host} detail={detail} />}
    </AsyncView>
  )
}

interface DetailProps {
  readonly stack: string
  readonly host: string
  readonly detail: ContainerDetail
}

function Detail({ stack, host, detail }: DetailProps) {
  return (
    <div className="sw-container-panel">
      <Life detail={detail} />
      {detail.exit ? <Exit stack={stack} detail={detail} exit={detail.exit} /> : null}
      <Health detail={detail} />
      <Changed stack={stack} detail={detail} />
      <Belongings detail={detail} />
      <Doors host={host} detail={detail} />
    </div>
  )
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className="sw-container-fact">
    <dt className="sw-cap">{name}</dt>
    <dd>{children}</dd>
  </div>
)

function Life({ detail }: { readonly detail: ContainerDetail }) {
  const { state, startedAt, finishedAt, restarts, restartPolicy, limits } = detail
  return (
    <dl className="sw-container-facts">
      <Fact name={state === 'running' ? t('Runs for') : t('Ran last')}>
        {state === 'running' && startedAt ? <Age at={startedAt} format="span" /> : null}
        {state !== 'running' ? finishedAt ? <Age at={finishedAt} /> : t('never') : null}
      </Fact>
      <Fact name={t('Restarts')}>
        <span className="sw-num">{restarts === 0 ? t('none') : count(restarts, 'time')}</span>{' '}
        <span className="sw-faint">{t('policy {{restartPolicy}}', { restartPolicy })}</span>
      </Fact>
      <Fact name={t('Limits')}>
        {limits.memoryBytes === null ? t('no memory limit') : formatBytes(limits.memoryBytes)},{' '}
        {limits.cpus === null ? t('all cores') : count(limits.cpus, 'core')}
      </Fact>
      <Fact name={t('Seen')}>
        <Age at={detail.observedAt} />
      </Fact>
    </dl>
  )
}

interface ExitProps {
  readonly stack: string
  readonly detail: ContainerDetail
  readonly exit: NonNullable<ContainerDetail['exit']>
}

/** How it ended, in words, with the log lines of that moment a click away. */
function Exit({ stack, detail, exit }: ExitProps) {
  const query = new URLSearchParams({ service: detail.service ?? '', ...(exit.at ? { at: exit.at } : {}) })
  return (
    <section className="sw-container-exit" data-bad={exit.code !== 0} aria-label={t('Why it ended')}>
      <p>
        <strong>
          {exit.outOfMemory
            ? t('Ended with {{code}}, out of memory.', { code: exit.code })
            : t('Ended with {{code}}.', { code: exit.code })}
        </strong>{' '}
        {translated(exit.meaning)} {exit.next && translated(exit.next)}
      </p>
      {exit.error ? <p className="sw-second">{t('The Engine said: {{error}}', { error: exit.error })}</p> : null}
      {detail.service ? (
        <Button size="sm" component={Link} href={`/stacks/${stack}/logs?${query}`}>
          {exit.at ? t('Open its last lines') : t('Open its logs')}
        </Button>
      ) : null}
    </section>
  )
}

const SHOWN_PROBES = 3

function Health({ detail: { healthCheck } }: { readonly detail: ContainerDetail }) {
  if (healthCheck === null) return null
  const { probes, failuresInARow, command } = healthCheck
  return (
    <section aria-label={t('Health check')}>
      <h3>
        <Sentence
          text="Health check {{command}}"
          with={{ command: <code className="sw-mono sw-faint">{command.join(' ')}</code> }}
        />
      </h3>
      {failuresInARow > 0 ? (
        <p className="sw-warn-text">{t('Failed {{times}} in a row.', { times: count(failuresInARow, 'time') })}</p>
      ) : null}
      <ul className="sw-container-probes">
        {probes.slice(0, SHOWN_PROBES).map((probe) => (
          <li key={probe.startedAt} className="sw-row">
            <span className={probe.exitCode === 0 ? 'sw-ok-text' : 'sw-warn-text'}>{probeWords(probe)}</span>
            <code className="sw-mono sw-second sw-ellipsis" title={probe.output}>
              {probe.output.trim()}
            </code>
            <span className="sw-grow" />
            <Age at={probe.endedAt} className="sw-faint sw-tiny sw-num" />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Changed({ stack, detail: { changed } }: Pick<DetailProps, 'stack' | 'detail'>) {
  if (changed === null || changed.changes.length === 0) return null
  const { from, to, changes } = changed
  return (
    <section aria-label={t('What changed')}>
      <h3>
        <Sentence
          text="What changed from v{{from}} to v{{to}} {{link}}"
          with={{
            from,
            to,
            link: (
              <Link href={`/stacks/${stack}/versions?from=${from}&to=${to}`} className="sw-small">
                {t('Compare')}
              </Link>
            ),
          }}
        />
      </h3>
      <ul>
        {changes.map((change) => (
          <li key={`${change.kind} ${change.name}`} className="sw-second">
            {changeWords(change)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Belongings({ detail }: { readonly detail: ContainerDetail }) {
  const { mounts, endpoints, environment, command } = detail
  return (
    <details className="sw-container-more">
      <summary>
        {count(mounts.length, 'mount')}, {count(endpoints.length, 'network')}, {count(environment.length, 'variable')}
      </summary>
      <dl className="sw-container-lists">
        <Fact name={t('Command')}>
          <code className="sw-mono">{command.join(' ') || t('of the image')}</code>
        </Fact>
        <Fact name={t('Mounts')}>
          {mounts.map(({ source, target, readOnly }) => (
            <code key={target} className="sw-mono">
              {t(readOnly ? '{{source}} to {{target}}, read only' : '{{source}} to {{target}}', {
                source: source ?? t('memory'),
                target,
              })}
            </code>
          ))}
        </Fact>
        <Fact name={t('Networks')}>
          {endpoints.map(({ network, ipAddress, aliases }) => (
            <code key={network} className="sw-mono">
              {network} {ipAddress ?? ''} {aliases.join(', ')}
            </code>
          ))}
        </Fact>
        <Fact name={t('Variables, without values')}>
          <code className="sw-mono">{environment.join(', ') || t('none')}</code>
        </Fact>
      </dl>
    </details>
  )
}

/** What the Engine says of it, whole; and a terminal in it, where that is allowed. */
function Doors({ host, detail }: Pick<DetailProps, 'host' | 'detail'>) {
  const [open, setOpen] = useState<'inspect' | 'terminal' | null>(null)
  const allowed = useQuery(settingsQuery(useApi())).data?.terminalHosts.includes(detail.hostId) === true
  const handleClose = (): void => setOpen(null)
  const why = allowed
    ? detail.state === 'running'
      ? undefined
      : t('It does not run')
    : t('Terminals are not allowed on {{host}}; the settings say where they are', { host })
  return (
    <div className="sw-row">
      <Button size="sm" leftSection={<IconListTree size={14} />} onClick={() => setOpen('inspect')}>
        {t('Inspect')}
      </Button>
      <Button
        size="sm"
        leftSection={<IconTerminal2 size={14} />}
        onClick={() => setOpen('terminal')}
        disabled={why !== undefined}
        title={why}
      >
        {t('Terminal')}
      </Button>
      {why ? <span className="sw-faint sw-small">{why}.</span> : null}
      {open === 'inspect' ? (
        <InspectDialog host={host} kind="container" id={detail.id} name={detail.name} onClose={handleClose} />
      ) : null}
      {open === 'terminal' ? (
        <Suspense fallback={<Loading what={t('the terminal')} rows={1} />}>
          <TerminalDialog host={host} container={detail.id} name={detail.name} onClose={handleClose} />
        </Suspense>
      ) : null}
    </div>
  )
}
