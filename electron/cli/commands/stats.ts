import type { Command } from 'commander'
import { formatBytes } from '#shared/format/bytes.ts'
import type { UsageFrame } from '#shared/model/usage.ts'
import type { Cli, Session } from '../cli.ts'
import { ExitCode } from '../exit-code.ts'
import { formatTable } from '../table.ts'

interface StatsOptions {
  readonly follow?: boolean
  readonly host?: string
}

/** `stats`: what the containers of a stack, or all of a host, take of it. */
export const registerStats = (program: Command, cli: Cli): void => {
  program
    .command('stats [stack]')
    .description('processor, memory, network and disk use of the containers of a stack, or of a whole host')
    .option('-f, --follow', 'go on, once a second, until Ctrl-C')
    .option('--host <host>', 'whose containers, where no stack is named')
    .action((stack: string | undefined, { follow, host }: StatsOptions) =>
      cli.withSession((session) =>
        printStats(session, { ...(stack ? { stack } : {}), ...(host ? { host } : {}) }, follow === true),
      ),
    )
}

const printStats = async (
  { api, io, output }: Session,
  target: { readonly stack?: string; readonly host?: string },
  follow: boolean,
): Promise<ExitCode> => {
  const leaving = new AbortController()
  const enough = Date.now() + firstRatesMs
  const release = io.onInterrupt(() => leaving.abort())
  try {
    for await (const frame of await api.monitor.usage(target, { signal: leaving.signal })) {
      // Rates need two samples; an engine that has just started, and a new container, have none yet.
      if (!follow && Date.now() < enough && !hasRates(frame)) continue
      output.print(frame, frameText(frame))
      if (!follow) break
    }
  } catch (error) {
    if (!leaving.signal.aborted) throw error
  } finally {
    release()
  }
  return ExitCode.done
}

/** After this time what is there is shown, rates or not. */
const firstRatesMs = 4_000

const hasRates = ({ live, containers }: UsageFrame): boolean =>
  live && containers.length > 0 && containers.every(({ cpuPercent }) => cpuPercent !== null)

const frameText = ({ live, containers }: UsageFrame): string => {
  if (!live) return 'The Engine does not answer: nothing is known.'
  const rows = containers
    .toSorted((a, b) => (b.cpuPercent ?? 0) - (a.cpuPercent ?? 0))
    .map((one) => [
      one.name,
      one.cpuPercent === null ? '-' : `${one.cpuPercent.toFixed(1)} %`,
      one.memoryLimitBytes === null
        ? bytes(one.memoryBytes)
        : `${bytes(one.memoryBytes)} of ${bytes(one.memoryLimitBytes)}`,
      `${bytes(one.networkReceivedBytesPerSecond)}/s in, ${bytes(one.networkSentBytesPerSecond)}/s out`,
      `${bytes(one.blockReadBytesPerSecond)}/s read, ${bytes(one.blockWrittenBytesPerSecond)}/s written`,
    ])
  return formatTable(['CONTAINER', 'CPU', 'MEMORY', 'NETWORK', 'DISK'], rows)
}

const bytes = (value: number | null): string => (value === null ? '-' : formatBytes(value))
