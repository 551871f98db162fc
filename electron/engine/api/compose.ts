import { AppError } from '#shared/contract/app-error.ts'
import { checkDocument } from '../compose/check-document.ts'
import { fromDockerRun } from '../compose/from-docker-run.ts'
import { loadModel } from '../compose/load-document.ts'
import { printModel } from '../compose/print-model.ts'
import { implementer } from './implementer.ts'

/** Documents on their own: no stack is needed, nothing is stored. */
export function implementCompose() {
  const { check, config, fromDockerRun: fromRun } = implementer.compose
  return {
    check: check.handler(async ({ input }) => {
      return checkDocument({ name: input.stackName, document: input.document })
    }),
    config: config.handler(async ({ input }) => {
      const { project, warnings } = loadModel({ name: input.stackName, document: input.document })
      return { project: printModel(project), warnings: [...warnings] }
    }),
    fromDockerRun: fromRun.handler(async ({ input }) => {
      const made = fromDockerRun(input.command)
      if (made.ok) return { service: made.service, content: made.content, left: [...made.left] }
      const place = { path: '', file: null, line: null, column: null }
      throw new AppError('DOCUMENT_INVALID', { problems: [{ rule: 'docker-run', message: made.error, ...place }] })
    }),
  }
}
