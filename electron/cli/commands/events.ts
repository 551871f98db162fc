import type { Command } from 'commander'
import type { EventSeverity, HostEvent } from '#shared/model/host-event.ts'
import type { Cli, Session } from '../cli.ts'
import { ExitCode } from '../exit-code.ts'
import type { Output, Style } from '../output.ts'
import { positiveInteger } from './option-values.ts'

interface EventsOptions {
  readonly follow?: boolean
  readonly host?: string
  readonly tail: number
  readonly errors?: boolean
}

/** `events`: what happened to the containers, networks and volumes of the hosts. */
export const registerEvents = (program: Command, cli: Cli): void => {
  program
    .command('events [stack]')
    .description('what happened on the hosts, or to one stack')
    .option('-f, --follow', 'go on until Ctrl-C')
    .option('--host <host>', 'of this host only')
    .option('--tail <number>', 'so many of the newest', positiveInteger, 50)
    .option('--errors', 'only what went wrong')
    .action((stack: string | undefined, options: EventsOptions) =>
      cli.withSession((session) => printEvents(session, stack, options)),
    )
}

const printEvents = async (
  { api, io, output }: Session,
  stack: string | undefined,
  { follow, host, tail, errors }: EventsOptions,
): Promise<ExitCode> => {
  const filter = { ...(stack && { stack }), ...(host && { host }), ...(errors && { severity: 'warning' as const }) }
  const { items } = await api.events.list({ ...filter, limit: Math.min(tail, 200) })
  for (const event of items.toReversed()) output.print(event, lineOf(event, output))
  if (!follow) return ExitCode.done
  const leaving = new AbortController()
  const release = io.onInterrupt(() => leaving.abort())
  const afterSeq = items[0]?.seq
  try {
    const stream = await api.events.follow(
      { ...filter, ...(afterSeq === undefined ? {} : { afterSeq }) },
      { signal: leaving.signal },
    )
    for await (const event of stream) output.print(event, lineOf(event, output))
  } catch (error) {
    if (!leaving.signal.aborted) throw error
  } finally {
    release()
  }
  return ExitCode.done
}

const styles: Readonly<Record<EventSeverity, Style>> = { info: 'dim', warning: 'yellow', error: 'red' }

const lineOf = ({ at, hostName, severity, text }: HostEvent, output: Output): string =>
  `${output.paint('dim', at)} ${hostName} ${severity === 'info' ? text : output.paint(styles[severity], text)}`
