import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { type Finding, isBlocked } from '#shared/rules/finding.ts'
import { WizardAnswers } from '#shared/wizard/answers.ts'
import type { Session } from './cli.ts'
import type { CliIo } from './cli-io.ts'
import { handleQueued, type QueueOptions } from './commands/queued-command.ts'
import { ExitCode } from './exit-code.ts'
import { UsageError } from './usage-error.ts'

/** What `wizard` was asked beside the answers. */
export interface WizardOptions extends QueueOptions {
  readonly apply?: boolean
  readonly dryRun?: boolean
  readonly fix?: boolean
  readonly host?: string
  readonly message?: string
}

/**
 * Stores the version that answers make, says what the rules find, and applies it where that is asked. Answers `invalid`
 * where a finding blocks.
 */
export const runWizard = async (session: Session, asked: WizardAnswers, options: WizardOptions): Promise<ExitCode> => {
  const { api, output } = session
  const place = { stack: asked.stackName, ...(options.host ? { host: options.host } : {}) }
  const answers = options.fix ? await fixed(session, asked, place) : asked
  if (options.dryRun) {
    const { document, findings } = await api.catalogue.generate({ answers, ...place })
    tell(session, findings)
    output.print({ ...document, findings }, document.text)
    return isBlocked(findings) ? ExitCode.invalid : ExitCode.done
  }
  const { findings } = await api.catalogue.check({ answers, ...place })
  tell(session, findings)
  if (isBlocked(findings)) {
    output.print({ findings }, null)
    return ExitCode.invalid
  }
  const { version } = await api.wizard.save({
    stackName: answers.stackName,
    answers,
    message: options.message ?? '',
    ...(options.host ? { host: options.host } : {}),
  })
  output.print(version, `Version ${version.number} of ${answers.stackName} is stored.`)
  if (!options.apply) return ExitCode.done
  const { command } = await api.commands.applyVersion({ stack: answers.stackName, number: version.number })
  return handleQueued(session, command, options)
}

const fixed = async (
  { api, output }: Session,
  answers: WizardAnswers,
  place: { readonly stack: string; readonly host?: string },
): Promise<WizardAnswers> => {
  const result = await api.catalogue.fix({ answers, ...place })
  for (const { rule, title } of result.applied) output.message(`fixed ${rule}: ${title}`)
  return result.answers
}

const words = { block: 'blocks', warn: 'warning', inform: 'note' } as const

const tell = ({ output }: Session, findings: readonly Finding[]): void => {
  for (const { rule, severity, message, why, fixes } of findings) {
    const [fix] = fixes
    output.message(`${words[severity]} ${rule}: ${message} ${why}${fix ? ` Fix: ${fix.title}.` : ''}`)
  }
}

/** The answers in a file, or of standard input for `-`. Throws a UsageError for what is no answers of the wizard. */
export const readAnswers = async (file: string, io: CliIo): Promise<WizardAnswers> =>
  parseAnswers(await readText(file, io), file)

const readText = async (file: string, io: CliIo): Promise<string> => {
  if (file === '-') return text(io.stdin)
  try {
    return readFileSync(resolve(io.workingFolder, file), 'utf8')
  } catch {
    throw new UsageError(`${file} is not there or cannot be read.`)
  }
}

const parseAnswers = (content: string, file: string): WizardAnswers => {
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch (error) {
    throw new UsageError(`${file} is no JSON: ${error instanceof Error ? error.message : 'it cannot be read'}`)
  }
  const parsed = WizardAnswers.safeParse(value)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new UsageError(`${file} has no answers of the wizard: ${issues.join('; ')}`)
}
