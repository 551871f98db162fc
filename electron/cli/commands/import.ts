import type { Command } from 'commander'
import type { ComposeProjectOnHost, ImportPreview } from '#shared/model/compose-import.ts'
import type { StackDocument } from '#shared/model/document.ts'
import type { VolumeChoices } from '#shared/model/volume-choice.ts'
import type { Cli, Session } from '../cli.ts'
import { ExitCode } from '../exit-code.ts'
import { type DocumentOptions, readDocument } from '../read-document.ts'
import { formatTable } from '../table.ts'
import { UsageError } from '../usage-error.ts'
import { volumeChoicesOf, withDocumentOptions, withFollowOptions, withVolumeOption } from './option-values.ts'
import { handleQueued, type QueueOptions } from './queued-command.ts'

interface ImportOptions extends Partial<DocumentOptions>, QueueOptions {
  readonly host?: string
  readonly reconstruct?: boolean
  readonly yes?: boolean
  readonly volume?: VolumeChoices
}

/** `import`: Compose projects of a host, and taking one over as a stack. */
export const registerImport = (program: Command, cli: Cli): void => {
  withVolumeOption(withFollowOptions(withDocumentOptions(program.command('import [project]'), false)))
    .description('take over what docker compose runs: without a project, list those that are there')
    .option('--host <host>', 'host to look at')
    .option('--reconstruct', 'make the document from what runs, instead of reading the files that Compose used')
    .option('-y, --yes', 'import; without it the plan is only shown')
    .action((project: string | undefined, options: ImportOptions) =>
      cli.withSession(async (session) => {
        const host = options.host ?? (await firstHost(session))
        return project === undefined ? listProjects(session, host) : importProject(session, { project, host, options })
      }),
    )
}

const firstHost = async ({ api }: Session): Promise<string> => {
  const [first] = (await api.hosts.list()).items
  if (!first) throw new UsageError('There is no host. Add one with: stackwright host add')
  return first.name
}

const listProjects = async ({ api, output }: Session, host: string): Promise<ExitCode> => {
  const { items } = await api.imports.list({ host })
  const rows = items.map(({ name, services, configFiles, obstacle }) => [
    name,
    String(services.length),
    runningOf(services),
    configFiles.join(', '),
    obstacle ?? 'can be imported',
  ])
  const table = formatTable(['PROJECT', 'SERVICES', 'RUNNING', 'FILES', 'IMPORT'], rows)
  output.print(items, items.length === 0 ? `No Compose project on ${host} that is not a stack already.` : table)
  return ExitCode.done
}

const runningOf = (services: ComposeProjectOnHost['services']): string => {
  const all = services.flatMap(({ containers }) => containers)
  return `${all.filter(({ state }) => state === 'running').length} of ${all.length}`
}

interface Import {
  readonly project: string
  readonly host: string
  readonly options: ImportOptions
}

const importProject = async (session: Session, { project, host, options }: Import): Promise<ExitCode> => {
  const { api, output } = session
  const found = await findDocument(session, { project, host, options })
  const choices = volumeChoicesOf(options)
  const made = await api.imports.preview({ project, host, ...choices, ...(found && { document: found }) })
  for (const note of made.notes) output.message(note)
  if (made.preview === null) return refuse(session, made)
  const isBlocked = made.preview.plan.conflicts.length > 0
  if (!options.yes || isBlocked) {
    output.print(made, `${made.preview.text.trimEnd()}\nPlan ${made.preview.hash}`)
    if (!isBlocked) output.message(`Nothing was changed. Import it with: stackwright import ${project} --yes`)
    return isBlocked ? ExitCode.failed : ExitCode.done
  }
  output.message(made.preview.text.trimEnd())
  const { document, preview } = made
  const message = `Imported from the Compose project ${project}`
  const run = { project, host, document, message, approvedPlan: preview.hash, ...choices }
  const { command } = await api.imports.run(run)
  return command === null ? ExitCode.done : handleQueued(session, command, options)
}

const refuse = ({ output }: Session, made: ImportPreview): ExitCode => {
  const lines = made.problems
    .filter(({ severity }) => severity === 'error')
    .map(({ message, position }) => (position ? `${position.file}:${position.line}: ${message}` : message))
  output.print(made, lines.join('\n'))
  return ExitCode.failed
}

/**
 * The files that were given, or those that Compose used where this user can read them; null where the document is to be
 * made from what runs. They are read here, with this user's rights, never by a server; which ones is said.
 */
const findDocument = async (session: Session, { project, host, options }: Import): Promise<StackDocument | null> => {
  const { api, io, output } = session
  if (options.file !== undefined) return readDocument({ ...options, file: options.file }, io)
  if (options.reconstruct) return null
  const files = (await api.imports.list({ host })).items.find(({ name }) => name === project)?.configFiles ?? []
  if (files.length === 0) return null
  try {
    const document = await readDocument({ ...options, file: files }, io)
    output.message(`Read ${document.files.map(({ path }) => path).join(', ')} (${files[0]})`)
    return document
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    output.message(`${error.message} The document is made from what runs.`)
    return null
  }
}
