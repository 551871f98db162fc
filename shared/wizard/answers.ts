import { z } from 'zod'
import { ComponentId } from '../catalogue/component.ts'
import { FieldId } from '../catalogue/option.ts'
import { Slug } from '../model/ids.ts'

/** Name of a part; its service, and the host name that others reach it by. */
export const PartName = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9-]*$/, 'use lower-case letters, digits and -, starting with a letter')

/**
 * A secret in answers. `generate` has one made when a version is stored; `given` is what a person typed; `sealed` names one
 * that is stored and is never told again; `none` leaves it away where the part works without.
 */
export const SecretAnswer = z.discriminatedUnion('secret', [
  z.strictObject({ secret: z.literal('generate') }),
  z.strictObject({ secret: z.literal('given'), value: z.string().max(4096) }),
  z.strictObject({ secret: z.literal('sealed'), ref: z.string().max(64) }),
  z.strictObject({ secret: z.literal('none') }),
])
export type SecretAnswer = z.infer<typeof SecretAnswer>

/** What was chosen for an option; its kind says which of these. */
export const OptionValue = z.union([
  z.string().max(100_000),
  z.number(),
  z.boolean(),
  SecretAnswer,
  z.array(z.string()).max(200),
  z.record(z.string(), z.string()),
])
export type OptionValue = z.infer<typeof OptionValue>

/** Where a port is published on the host. */
export const Publication = z.strictObject({
  port: z.number().int().min(1).max(65_535),
  /** `0.0.0.0` for everybody, `127.0.0.1` for this computer only, or an address of the host. */
  address: z.string().max(45).default('0.0.0.0'),
})
export type Publication = z.infer<typeof Publication>

/** What keeps the data of a volume. */
export const VolumeChoice = z.discriminatedUnion('kind', [
  /** A named volume; `name` where it is another than the one made from the part's. */
  z.strictObject({
    kind: z.literal('volume'),
    name: z
      .string()
      .regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/)
      .optional(),
  }),
  /** A folder of the host. */
  z.strictObject({ kind: z.literal('folder'), path: z.string().min(1) }),
  /** Nothing: what is written is gone with the container. */
  z.strictObject({ kind: z.literal('none') }),
])
export type VolumeChoice = z.infer<typeof VolumeChoice>

/** How the Engine finds out whether a part works. */
export const HealthChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('catalogue') }),
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('command'), command: z.string().min(1) }),
])
export type HealthChoice = z.infer<typeof HealthChoice>

/** A component that was chosen, with all that was chosen for it. What is left out is as the component has it. */
export const Part = z.strictObject({
  name: PartName,
  component: ComponentId,
  /** Id of one of the component's versions. */
  version: z.string().max(60),
  /** Image that is run instead of the catalogue's: a mirror's, one of your own. Null for the catalogue's. */
  image: z.string().max(300).nullable().default(null),
  options: z.record(FieldId, OptionValue).default({}),
  /** By id of the port; null for not published. */
  ports: z.record(FieldId, Publication.nullable()).default({}),
  /** By id of the volume. */
  volumes: z.record(FieldId, VolumeChoice).default({}),
  /** Further variables of the container. They win over the component's. */
  environment: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]*$/), z.string()).default({}),
  /** Limit, `512m`; `none` for no limit; absent for the component's. */
  memory: z.string().max(20).optional(),
  /** Limit in processors, `0.5`. */
  cpus: z.number().positive().optional(),
  restart: z.enum(['no', 'always', 'unless-stopped', 'on-failure']).default('unless-stopped'),
  health: HealthChoice.default({ kind: 'catalogue' }),
  /** Secrets as files under /run/secrets, where the image reads them so; or as variables. */
  secrets: z.enum(['files', 'variables']).default('files'),
  /** Networks it is in; the stack's own where empty. */
  networks: z.array(PartName).default([]),
})
export type Part = z.infer<typeof Part>

/** A line from a part that needs something to a part that gives it. One consumer, need and provider make one connection. */
export const Connection = z.strictObject({
  consumer: PartName,
  /** Id of the consumer's need. */
  need: FieldId,
  provider: PartName,
  /** What the provider is used as, where it gives several things that would do. */
  capability: z.string(),
  /** Id of the way in which the consumer is told. */
  way: FieldId,
  options: z.record(FieldId, OptionValue).default({}),
  /** The consumer starts once the provider is healthy. */
  waits: z.boolean().default(true),
})
export type Connection = z.infer<typeof Connection>

const wizardAnswersShape = z.strictObject({
  format: z.literal(1).default(1),
  stackName: Slug,
  parts: z.array(Part).max(100).default([]),
  connections: z.array(Connection).max(500).default([]),
  /** Where the parts stand in the drawing, by name; means nothing to the document. */
  layout: z.record(PartName, z.strictObject({ x: z.number(), y: z.number() })).default({}),
})
type WizardAnswersShape = typeof wizardAnswersShape
/** Named, so that the declarations that mention it need not repeat it. */
export interface WizardAnswersSchema extends WizardAnswersShape {}
/** Everything a person chose in the wizard. The same answers and catalogue always make the same document. */
export const WizardAnswers: WizardAnswersSchema = wizardAnswersShape
export type WizardAnswers = z.infer<typeof WizardAnswers>

/** Name of a connection, the same in findings, fixes and the source map. */
export const connectionKey = ({
  consumer,
  need,
  provider,
}: Pick<Connection, 'consumer' | 'need' | 'provider'>): string => `${consumer}.${need}>${provider}`
