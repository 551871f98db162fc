import { z } from 'zod'
import { Subject } from '../rules/finding.ts'

/** A variable of the document that holds a secret. Its value is never in the text. */
export const SecretVariable = z.object({
  /** As in `${DB_PASSWORD}`. */
  name: z.string(),
  part: z.string(),
  option: z.string(),
  /** What the answers say of it: made when a version is stored, typed by a person, or stored already. */
  state: z.enum(['generate', 'given', 'sealed']),
})
export type SecretVariable = z.infer<typeof SecretVariable>

/** The choice that a line of the document came from. Lines of comments and structure have the choice that made them too. */
export const LineOrigin = z.object({
  /** Counted from 1. */
  line: z.number().int(),
  from: Subject,
})
export type LineOrigin = z.infer<typeof LineOrigin>

/** What the stack of some answers takes of its host, and where it answers. */
export const StackNeeds = z.object({
  /** The sum of all limits, and of what the catalogue recommends where there is none. */
  memoryBytes: z.number(),
  ports: z.array(
    z.object({
      part: z.string(),
      port: z.string(),
      title: z.string(),
      address: z.string(),
      published: z.number().int(),
      container: z.number().int(),
      protocol: z.enum(['tcp', 'udp']),
      /** What a browser opens on the host, `http://localhost:8080`; null where none does. */
      url: z.string().nullable(),
    }),
  ),
  volumes: z.array(
    z.object({ part: z.string(), volume: z.string(), name: z.string(), path: z.string(), state: z.boolean() }),
  ),
})
export type StackNeeds = z.infer<typeof StackNeeds>

const generatedDocumentShape = z.object({
  /** The compose file. */
  text: z.string(),
  origins: z.array(LineOrigin),
  variables: z.array(SecretVariable),
  needs: StackNeeds,
})
type GeneratedDocumentShape = typeof generatedDocumentShape
/** Named, so that the declarations that mention it need not repeat it. */
export interface GeneratedDocumentSchema extends GeneratedDocumentShape {}
/** A compose document made from answers. The same answers and catalogue always make the same text. */
export const GeneratedDocument: GeneratedDocumentSchema = generatedDocumentShape
export type GeneratedDocument = z.infer<typeof GeneratedDocument>
