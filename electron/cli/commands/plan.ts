import type { Command } from 'commander'
import type { PlanPreview } from '#shared/model/plan.ts'
import type { VolumeChoices } from '#shared/model/volume-choice.ts'
import type { Cli, Session } from '../cli.ts'
import { ExitCode } from '../exit-code.ts'
import { type DocumentOptions, readDocument } from '../read-document.ts'
import { UsageError } from '../usage-error.ts'
import { positiveInteger, volumeChoicesOf, withDocumentOptions, withVolumeOption } from './option-values.ts'

interface PlanOptions extends Partial<DocumentOptions> {
  readonly to?: number
  readonly host?: string
  readonly pull?: boolean
  readonly volume?: VolumeChoices
}

/** `plan`: what an apply or a rollback would do. Changes nothing. */
export const registerPlan = (program: Command, cli: Cli): void => {
  withVolumeOption(withDocumentOptions(program.command('plan <stack>'), false))
    .description('operations with their reasons; makes no change')
    .option('--to <number>', 'plan for this stored version instead of a file', positiveInteger)
    .option('--host <host>', 'host of a new stack')
    .option('--pull', 'ask the registries what the tags name now, as apply --pull would')
    .action((stack: string, options: PlanOptions) =>
      cli.withSession(async (session) => {
        const preview = await makePreview(session, stack, options)
        session.output.print(preview, `${preview.text.trimEnd()}\nPlan ${preview.hash}`)
        return preview.plan.conflicts.length > 0 ? ExitCode.failed : ExitCode.done
      }),
    )
}

const makePreview = async ({ api, io }: Session, stack: string, options: PlanOptions): Promise<PlanPreview> => {
  const { file, to, host, pull = false } = options
  const choices = volumeChoicesOf(options)
  if ((file === undefined) === (to === undefined))
    throw new UsageError('Give either a compose file (-f) or a version (--to).')
  if (to !== undefined) return api.plans.previewVersion({ stack, version: to, ...choices })
  const document = await readDocument({ ...options, file: file ?? [] }, io)
  return api.plans.previewDocument({ stackName: stack, document, pull, ...choices, ...(host ? { host } : {}) })
}
