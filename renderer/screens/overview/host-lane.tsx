import { IconCheck, IconClock, IconPlayerPause, IconPlugConnectedX } from '@tabler/icons-react'
import { Link } from 'wouter'
import { t, translated } from '#shared/language/translate.ts'
import type { Command } from '#shared/model/command.ts'
import type { Host } from '#shared/model/host.ts'
import { Age } from '../../components/age.tsx'
import { stepPlace } from '../../components/running-steps.ts'
import { Sentence } from '../../components/sentence.tsx'
import { Dot } from '../../components/status.tsx'
import { statusOfCommand } from '../../components/status-of.ts'
import { statusTable } from '../../components/status-table.ts'
import { formatBytes } from '../../format/bytes.ts'
import { count } from '../../format/count.ts'
import { hostTone } from '../../frame/host-state.ts'
import { useStreamLost } from '../../state/stream.ts'

interface HostLaneProps {
  readonly host: Host
  /** The newest commands of this host, newest first. */
  readonly commands: readonly Command[]
}

/** A host with what its Engine said and what its queue is at. */
export function HostLane({ host, commands }: HostLaneProps) {
  const { engine } = host
  return (
    <section className="sw-card sw-lane" aria-label={t('Host {{host}}', { host: host.name })}>
      <div className="sw-row">
        <Dot tone={hostTone(host, useStreamLost())} />
        <Link href={`/stacks?host=${host.name}`} className="sw-lane-name sw-ellipsis" title={host.name}>
          {host.name}
        </Link>
        <span className="sw-faint sw-small">{t('socket')}</span>
        <span className="sw-grow" />
        {engine.state === 'reachable' ? (
          <span className="sw-faint sw-small">{t('Engine {{version}}', { version: engine.engineVersion })}</span>
        ) : null}
      </div>
      <p className="sw-small sw-second sw-ellipsis sw-num">{engineFacts(engine)}</p>
      <div className="sw-lane-queue">
        {engine.state === 'unreachable' ? <Held host={host} /> : <Queue host={host} commands={commands} />}
      </div>
    </section>
  )
}

function engineFacts(engine: Host['engine']): string {
  switch (engine.state) {
    case 'reachable':
      return `${engine.operatingSystem}, ${engine.architecture}, ${count(engine.cpus, 'core')}, ${formatBytes(engine.memoryBytes)}`
    case 'unreachable':
      return translated(engine.reason)
    case 'unknown':
      return t('Asking its Engine')
  }
}

function Held({ host }: { readonly host: Host }) {
  const { pending } = host.queue
  return (
    <>
      <div className="sw-row sw-small">
        <IconPlayerPause size={14} aria-hidden />
        <span className="sw-strong">{t('Queue held')}</span>
        <span className="sw-faint sw-ellipsis">
          {pending > 0 ? t('{{pending}} pending, until the host answers', { pending }) : t('nothing waits')}
        </span>
      </div>
      {host.engine.state === 'unreachable' ? (
        <div className="sw-row sw-small sw-second">
          <IconPlugConnectedX size={14} aria-hidden />
          <span>
            <Sentence text="Silent for {{age}}" with={{ age: <Age at={host.engine.observedAt} format="span" /> }} />
          </span>
        </div>
      ) : null}
    </>
  )
}

function Queue({ host, commands }: HostLaneProps) {
  const running = commands.find(({ status }) => status === 'RUNNING')
  if (running) return <Running command={running} pending={host.queue.pending} />
  const last = commands.find(({ finishedAt }) => finishedAt !== null)
  return (
    <>
      <div className="sw-row sw-small">
        {host.queue.pending > 0 ? (
          <IconClock size={14} aria-hidden />
        ) : (
          <IconCheck size={14} className="sw-ok-text" aria-hidden />
        )}
        <span className="sw-strong">
          {host.queue.pending > 0 ? t('{{pending}} pending', { pending: host.queue.pending }) : t('Idle')}
        </span>
        <span className="sw-grow" />
        {last?.finishedAt ? <Age at={last.finishedAt} className="sw-faint sw-tiny sw-num" /> : null}
      </div>
      <div className="sw-small sw-faint sw-ellipsis">
        {last ? (
          <Link href={`/commands/${last.id}`} className="sw-lane-last" title={translated(last.title)}>
            {t('Last: {{command}}, {{status}}', {
              command: last.title,
              status: t(statusTable[statusOfCommand(last)].word).toLowerCase(),
            })}
          </Link>
        ) : (
          t('No command yet')
        )}
      </div>
    </>
  )
}

function Running({ command, pending }: { readonly command: Command; readonly pending: number }) {
  const { done, total } = command.progress
  const percent = total > 0 ? Math.round((done / total) * 100) : 0
  return (
    <>
      <div className="sw-row sw-small">
        <Link
          href={`/commands/${command.id}`}
          className="sw-lane-command sw-ellipsis"
          title={translated(command.title)}
        >
          {translated(command.title)}
        </Link>
        <span className="sw-faint sw-num sw-lane-step">{stepPlace(command) ?? t('planning')}</span>
        <span className="sw-grow" />
        {command.startedAt ? <Age at={command.startedAt} format="elapsed" className="sw-faint sw-tiny sw-num" /> : null}
      </div>
      <div className="sw-row sw-small">
        <span
          className="sw-meter"
          role="progressbar"
          aria-label={translated(command.title)}
          aria-valuenow={done}
          aria-valuemin={0}
          aria-valuemax={total}
        >
          <span style={{ width: `${percent}%` }} />
        </span>
        {pending > 0 ? <span className="sw-faint">{t('then {{pending}} pending', { pending })}</span> : null}
      </div>
    </>
  )
}
