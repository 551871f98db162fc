import { z } from 'zod'
import { DocumentProblem, DocumentVariable, StackDocument } from '../model/document.ts'
import { Slug } from '../model/ids.ts'
import { procedure } from './procedure.ts'

export const compose = {
  /** Never fails for a bad document: the problems are the answer. */
  check: procedure
    .route({ method: 'POST', path: '/compose/check', summary: 'Problems of a document, with their lines' })
    .meta({ permission: 'stack.read' })
    .input(z.object({ stackName: Slug, document: StackDocument }))
    .output(
      z.object({
        problems: z.array(DocumentProblem),
        services: z.array(z.string()),
        variables: z.array(DocumentVariable),
      }),
    ),

  config: procedure
    .route({ method: 'POST', path: '/compose/config', summary: 'The normalised model of a document' })
    .meta({ permission: 'stack.read' })
    .input(z.object({ stackName: Slug, document: StackDocument }))
    .output(z.object({ project: z.record(z.string(), z.unknown()), warnings: z.array(DocumentProblem) })),

  /** DOCUMENT_INVALID for what is no `docker run` command. */
  fromDockerRun: procedure
    .route({
      method: 'POST',
      path: '/compose/from-docker-run',
      summary: 'A compose file that runs what docker run would',
    })
    .meta({ permission: 'stack.read' })
    .input(z.object({ command: z.string().min(1).max(20_000) }))
    .output(
      z.object({
        service: z.string(),
        content: z.string(),
        /** What of the command is not in the file. */
        left: z.array(z.string()),
      }),
    ),
}
