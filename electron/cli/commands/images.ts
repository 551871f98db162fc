import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import { formatBytes } from '#shared/format/bytes.ts'
import type { HostImage, UnusedImages } from '#shared/model/image-care.ts'
import type { Cli, Session } from '../cli.ts'
import { ExitCode } from '../exit-code.ts'
import { formatTable } from '../table.ts'
import { UsageError } from '../usage-error.ts'

interface PruneOptions {
  readonly host: string
  readonly yes?: boolean
}

/** `images prune`: shows the unused images of a host and removes them when that is confirmed. */
export const registerImages = (program: Command, cli: Cli): void => {
  program
    .command('images')
    .description('the images of a host')
    .command('prune')
    .description('remove images that no container and none of the last versions of a stack needs')
    .option('--host <host>', 'whose images', 'local')
    .option('-y, --yes', 'do not ask')
    .action((options: PruneOptions) => cli.withSession((session) => prune(session, options)))
}

const prune = async (session: Session, { host, yes }: PruneOptions): Promise<ExitCode> => {
  const { api, output, io } = session
  const found = await api.images.unused({ host })
  if (found.unused.length === 0) {
    output.print({ ...found, removed: [], left: [], freedBytes: 0 }, `${found.host} has no unused image.`)
    return ExitCode.done
  }
  output.message(unusedText(found))
  if (!yes) {
    if (!io.isInteractive) throw new UsageError('There is no terminal to ask at: --yes removes them.')
    if (!(await confirmed(session, found.unused.length))) throw new UsageError('Nothing was removed.')
  }
  const result = await api.images.prune({ host, ids: found.unused.map(({ id }) => id) })
  const left = result.left.map(({ id, names, reason }) => `${nameOf({ id, names })} was left: ${reason}`)
  const summary = `Removed ${result.removed.length}, freed ${formatBytes(result.freedBytes)}.`
  output.print(result, [...left, summary].join('\n'))
  return ExitCode.done
}

const unusedText = ({ unused, kept, keptVersions }: UnusedImages): string => {
  const rows = unused.map((image) => [nameOf(image), image.id.slice(7, 19), formatBytes(image.sizeBytes)])
  const needed = kept.filter(({ keptFor }) => keptFor === 'version').length
  const note = `${needed} unused by containers are kept for the last ${keptVersions} versions of the stacks.`
  return `${formatTable(['IMAGE', 'ID', 'SIZE'], rows)}\n${note}`
}

const nameOf = ({ id, names }: Pick<HostImage, 'id' | 'names'>): string => names.join(', ') || id.slice(7, 19)

const confirmed = async ({ io }: Session, count: number): Promise<boolean> => {
  const terminal = createInterface({ input: io.stdin, output: io.stderr })
  try {
    return /^y(es)?$/i.test((await terminal.question(`Remove these ${count}? [y/N] `)).trim())
  } finally {
    terminal.close()
  }
}
