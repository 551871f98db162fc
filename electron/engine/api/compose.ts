import { checkDocument } from '../compose/check-document.ts'
import { loadDocument } from '../compose/load-document.ts'
import { implementer } from './implementer.ts'

/** Documents on their own: no stack is needed, nothing is stored. */
export function implementCompose() {
  const { check, config } = implementer.compose
  return {
    check: check.handler(async ({ input }) => {
      const { problems, services } = checkDocument({ name: input.stackName, document: input.document })
      return { problems: [...problems], services: [...services] }
    }),
    config: config.handler(async ({ input }) => {
      const { project, warnings } = loadDocument({ name: input.stackName, document: input.document })
      return { project: { ...project }, warnings: [...warnings] }
    }),
  }
}
