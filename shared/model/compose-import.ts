import { z } from 'zod'
import { DocumentProblem, StackDocument } from './document.ts'
import { PlanPreview } from './plan.ts'
import { ContainerFact } from './stack.ts'

/** A Compose project that no stack has taken over, as a host's labels tell it. */
export const ComposeProjectOnHost = z.object({
  name: z.string(),
  services: z.array(
    z.object({
      service: z.string(),
      image: z.string(),
      containers: z.array(z.object({ name: z.string(), state: ContainerFact.shape.state })),
    }),
  ),
  /** Paths as Compose wrote them into labels; anybody who may use the Engine can write others there. */
  configFiles: z.array(z.string()),
  workingDirectory: z.string().nullable(),
  volumes: z.array(z.string()),
  networks: z.array(z.string()),
  /** Why it cannot be imported; null where it can. */
  obstacle: z.string().nullable(),
})
export type ComposeProjectOnHost = z.infer<typeof ComposeProjectOnHost>

/** What importing a project would bring and do. */
export const ImportPreview = z.object({
  document: StackDocument,
  /** `reconstructed`: made from what runs, because no files were given. */
  source: z.enum(['given', 'reconstructed']),
  /** What a person should know of the document, in sentences. */
  notes: z.array(z.string()),
  problems: z.array(DocumentProblem),
  /** null where the document cannot be applied. */
  preview: PlanPreview.nullable(),
})
export type ImportPreview = z.infer<typeof ImportPreview>
