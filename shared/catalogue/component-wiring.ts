import { z } from 'zod'
import { EnvironmentEntry, FileEntry, LabelEntry, Template } from './component-service.ts'
import { When } from './condition.ts'
import { FieldId, Option } from './option.ts'

/** Something that one part gives and another needs: `sql:postgres`, `cache:redis`, `http`. */
export const Capability = z.string().regex(/^[a-z0-9-]+(:[a-z0-9-]+)?$/)

/** What a component gives to others. */
export const Provision = z.strictObject({
  capability: Capability,
  /** Id of the port it is given at. */
  port: FieldId,
  /** What a consumer has to know: `user`, `password`, `database`. A secret keeps being one. */
  facts: z.record(FieldId, Template).default({}),
  when: When,
})
export type Provision = z.infer<typeof Provision>

/** One way of telling a consumer about its provider. */
export const Way = z.strictObject({
  id: FieldId,
  title: z.string(),
  help: z.string().optional(),
  /** What it fits; all capabilities of the need where empty. */
  capabilities: z.array(Capability).default([]),
  /** Asked for beside the connection: a host name, a path. */
  options: z.array(Option).default([]),
  /** Variables of the consumer. */
  environment: z.array(EnvironmentEntry).default([]),
  /** Files of the consumer. */
  files: z.array(FileEntry).default([]),
  /** Pieces that go into the consumer's own files, at `{{fragments.<slot>}}`. */
  fragments: z.record(FieldId, Template).default({}),
  /** Labels of the provider. */
  providerLabels: z.array(LabelEntry).default([]),
  /** Id of the provider's volume that the consumer mounts as well, read-only, at the same path. */
  sharesVolume: FieldId.optional(),
  /** The consumer starts once the provider is healthy. False where the provider is found at run time. */
  waits: z.boolean().default(true),
})
export type Way = z.infer<typeof Way>

/** What a component needs from others. */
export const Need = z.strictObject({
  id: FieldId,
  title: z.string(),
  /** Any of these will do. */
  capabilities: z.array(Capability).min(1),
  required: z.boolean().default(false),
  /** Several providers can be connected at once. */
  many: z.boolean().default(false),
  /** Component that is offered where nothing gives it. */
  suggests: z.string().optional(),
  /** Releases of providers that are supported, by component. A component that is not named is not limited. */
  supported: z
    .array(
      z.strictObject({
        component: z.string(),
        range: z.string(),
        source: z.string(),
        blocks: z.boolean().default(false),
      }),
    )
    .default([]),
  /** The first that fits is the one that is taken unless a person chooses. */
  ways: z.array(Way).min(1),
  when: When,
})
export type Need = z.infer<typeof Need>
