import { type OpenAPI, OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { contract } from '#shared/contract/contract.ts'
import { ErrorPayload } from '#shared/contract/errors.ts'
import { Command, CommandDetail } from '#shared/model/command.ts'
import { StackDocument } from '#shared/model/document.ts'
import { Host } from '#shared/model/host.ts'
import { PlanPreview } from '#shared/model/plan.ts'
import { StackRuntime, StackSummary } from '#shared/model/stack.ts'
import { StackVersion, VersionSummary } from '#shared/model/version.ts'

/** The contract as an OpenAPI 3.1 document. Its paths are under `/api`, where the headless shell serves them. */
export function openApiDocument(version: string): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  return generator.generate(contract, {
    info: {
      title: 'Stackwright',
      version,
      description: 'Versioned stacks on Docker hosts. Every error carries what to do next and whether to try again.',
    },
    servers: [{ url: '/api' }],
    commonSchemas: {
      Command: { schema: Command },
      CommandDetail: { schema: CommandDetail },
      ErrorPayload: { schema: ErrorPayload },
      Host: { schema: Host },
      PlanPreview: { schema: PlanPreview },
      StackDocument: { schema: StackDocument, strategy: 'input' },
      StackRuntime: { schema: StackRuntime },
      StackSummary: { schema: StackSummary },
      StackVersion: { schema: StackVersion },
      VersionSummary: { schema: VersionSummary },
    },
  })
}
