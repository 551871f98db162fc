import { z } from 'zod'

/** A place where a person changed a document after the wizard had made it. */
export const HandEdit = z.object({
  /** Names it among the edits of one document: `1`, `2`. */
  id: z.string(),
  /** First line in the document as the wizard made it, counted from 1; where nothing was taken away, the line it stands before. */
  line: z.number().int(),
  /** Lines that the wizard had written. */
  before: z.array(z.string()),
  /** Lines that stand there now. */
  after: z.array(z.string()),
  /** The service, volume, config ... it is in: `services.web`; null above all. */
  section: z.string().nullable(),
})
export type HandEdit = z.infer<typeof HandEdit>
