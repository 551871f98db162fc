import { z } from 'zod'
import { When } from './condition.ts'

/** Name of an option, port, volume, need and so on inside a component: `adminPassword`. */
export const FieldId = z
  .string()
  .max(40)
  .regex(/^[a-z][A-Za-z0-9]*$/, 'use letters and digits, starting with a lower-case letter')

const common = {
  id: FieldId,
  title: z.string(),
  help: z.string().optional(),
  /** The option is asked for, and means something, only where this holds. */
  when: When,
  /** Shown only to those who ask for more. */
  advanced: z.boolean().default(false),
  /** Read on the first start only, while the data folder is empty: a later change has no effect. */
  firstStartOnly: z.boolean().default(false),
}

/** How a secret is made where a person asks for one: this many characters of this alphabet. */
export const SecretRecipe = z.strictObject({
  length: z.number().int().min(12).max(256).default(32),
  /** All of them may stand in a URL, a shell word and a YAML scalar as they are. `mixed` has letters, digits and one sign. */
  alphabet: z.enum(['letters-digits', 'hex', 'mixed']).default('letters-digits'),
})
export type SecretRecipe = z.infer<typeof SecretRecipe>

/** One thing to fill in. The form of a component is made from its options. */
export const Option = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('text'),
    default: z.string(),
    /** A regular expression that the whole text matches, and what to say where it does not. */
    pattern: z.strictObject({ matches: z.string(), message: z.string() }).optional(),
    required: z.boolean().default(false),
    /** Several lines, for a configuration file. */
    multiline: z.boolean().default(false),
    placeholder: z.string().optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('number'),
    default: z.number(),
    min: z.number().optional(),
    max: z.number().optional(),
    unit: z.string().optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('select'),
    default: z.string(),
    choices: z.array(z.strictObject({ value: z.string(), title: z.string(), help: z.string().optional() })).min(1),
  }),
  z.strictObject({ ...common, kind: z.literal('switch'), default: z.boolean() }),
  z.strictObject({
    ...common,
    kind: z.literal('secret'),
    recipe: SecretRecipe.default({ length: 32, alphabet: 'letters-digits' }),
    minLength: z.number().int().default(8),
    /** False where the part also works without it; then the value may be `none`. */
    required: z.boolean().default(true),
    default: z.enum(['generate', 'none']).default('generate'),
  }),
  z.strictObject({ ...common, kind: z.literal('list'), default: z.array(z.string()) }),
  z.strictObject({ ...common, kind: z.literal('map'), default: z.record(z.string(), z.string()) }),
  /** As Go writes it: `30s`, `1h30m`. */
  z.strictObject({ ...common, kind: z.literal('duration'), default: z.string() }),
  /** As compose writes it: `256m`, `2g`; empty for none. */
  z.strictObject({ ...common, kind: z.literal('size'), default: z.string() }),
  /** A port inside the container. */
  z.strictObject({ ...common, kind: z.literal('port'), default: z.number().int().min(1).max(65_535) }),
])
export type Option = z.infer<typeof Option>
