import { z } from 'zod'
import { FieldId } from '../catalogue/option.ts'
import { Connection, HealthChoice, OptionValue, Part, PartName, Publication, VolumeChoice } from './answers.ts'

const part = PartName
const link = { consumer: PartName, need: FieldId, provider: PartName }

/** One change of answers, as data. A change of what is not there does nothing. */
export const AnswerChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add-part'), part: Part }),
  /** With its connections. */
  z.strictObject({ kind: z.literal('remove-part'), part }),
  /** Its connections follow. */
  z.strictObject({ kind: z.literal('rename-part'), part, name: PartName }),
  /** Another component under the same name; what both have in common is kept. */
  z.strictObject({ kind: z.literal('replace-component'), part, component: z.string(), version: z.string() }),
  z.strictObject({ kind: z.literal('set-version'), part, version: z.string() }),
  z.strictObject({ kind: z.literal('set-image'), part, image: z.string().nullable() }),
  /** Null goes back to the component's. */
  z.strictObject({ kind: z.literal('set-option'), part, option: FieldId, value: OptionValue.nullable() }),
  z.strictObject({ kind: z.literal('set-port'), part, port: FieldId, publication: Publication.nullable() }),
  z.strictObject({ kind: z.literal('set-volume'), part, volume: FieldId, choice: VolumeChoice }),
  /** Null takes the variable away. */
  z.strictObject({ kind: z.literal('set-environment'), part, name: z.string(), value: z.string().nullable() }),
  /** Null goes back to the component's; `none` is no limit. */
  z.strictObject({ kind: z.literal('set-memory'), part, memory: z.string().nullable() }),
  z.strictObject({ kind: z.literal('set-health'), part, health: HealthChoice }),
  z.strictObject({ kind: z.literal('set-secrets'), part, secrets: z.enum(['files', 'variables']) }),
  z.strictObject({ kind: z.literal('set-networks'), part, networks: z.array(PartName) }),
  z.strictObject({ kind: z.literal('connect'), connection: Connection }),
  z.strictObject({ kind: z.literal('disconnect'), ...link }),
  z.strictObject({ kind: z.literal('set-way'), ...link, way: FieldId }),
  z.strictObject({ kind: z.literal('set-waits'), ...link, waits: z.boolean() }),
  z.strictObject({ kind: z.literal('set-connection-option'), ...link, option: FieldId, value: OptionValue.nullable() }),
])
export type AnswerChange = z.infer<typeof AnswerChange>
