import { z } from 'zod'
import { When } from './condition.ts'
import { FieldId } from './option.ts'

/**
 * Text with places to fill in, written as the container is to see it: `{{option.database}}`, `{{part.name}}`,
 * `{{port.http}}`, `{{stack.name}}`, `{{version.tag}}`; in a wiring also `{{provider.host}}` and the provider's facts, and
 * `{{connection.<option>}}`; in a file `{{fragments.<slot>}}`. A filter follows a bar: `{{option.memory|megabytes}}`.
 * A `$` means itself: what compose would interpolate is escaped when the document is made.
 */
export const Template = z.string()

/** A variable of the container. `file` names the variable that takes a path instead, where the image knows one. */
export const EnvironmentEntry = z.strictObject({
  name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]*$/),
  value: Template,
  file: z.string().optional(),
  /** Said in a comment beside it. */
  about: z.string().optional(),
  when: When,
})
export type EnvironmentEntry = z.infer<typeof EnvironmentEntry>

/** A file that the part is given. */
export const FileEntry = z.strictObject({
  id: FieldId,
  path: z.string().startsWith('/'),
  content: Template,
  about: z.string().optional(),
  when: When,
})
export type FileEntry = z.infer<typeof FileEntry>

/** A folder that outlives the container. */
export const VolumeEntry = z.strictObject({
  id: FieldId,
  title: z.string(),
  path: z.string().startsWith('/'),
  /** Losing it loses work; false for what can be made again. */
  state: z.boolean().default(true),
  /** The image declares it: without a named volume an unnamed one keeps the data, which is easily lost. */
  declared: z.boolean().default(false),
  readOnly: z.boolean().default(false),
  when: When,
})
export type VolumeEntry = z.infer<typeof VolumeEntry>

/** A folder or socket of the host that is mounted. */
export const BindEntry = z.strictObject({
  source: Template,
  target: z.string().startsWith('/'),
  readOnly: z.boolean().default(true),
  about: z.string().optional(),
  when: When,
})
export type BindEntry = z.infer<typeof BindEntry>

/** Who a port is for, which says how dangerous it is to publish. */
export const PortAudience = z.enum(['public', 'tool', 'data', 'internal'])

/** A port that the part listens on. */
export const PortEntry = z.strictObject({
  id: FieldId,
  title: z.string(),
  /** A number, or the id of the option that holds it. */
  container: z.union([z.number().int().min(1).max(65_535), z.strictObject({ option: FieldId })]),
  protocol: z.enum(['tcp', 'udp']).default('tcp'),
  /**
   * `public`: people and programs outside. `tool`: people who look after the stack. `data`: other parts only, in most
   * cases. `internal`: never to be published.
   */
  audience: PortAudience,
  /** The scheme of an address a browser opens; absent where none does. */
  scheme: z.enum(['http', 'https']).optional(),
  /** Where it is published unless a person says otherwise; null for not at all. */
  publish: z
    .strictObject({ port: z.number().int(), address: z.string().default('0.0.0.0') })
    .nullable()
    .default(null),
  when: When,
})
export type PortEntry = z.infer<typeof PortEntry>

/** How the Engine finds out whether the part works. The first whose `when` holds is used. */
export const HealthEntry = z.strictObject({
  /** As compose has it, `["CMD", ...]` or `["CMD-SHELL", "..."]`; empty where the image brings its own. */
  test: z.array(Template),
  interval: z.string().default('10s'),
  timeout: z.string().default('5s'),
  retries: z.number().int().default(5),
  startPeriod: z.string().default('5s'),
  when: When,
})
export type HealthEntry = z.infer<typeof HealthEntry>

/** One word of a command, with when it is said. */
export const CommandWord = z.union([z.string(), z.strictObject({ text: Template, when: When })])

/** A label of the container. */
export const LabelEntry = z.strictObject({ name: Template, value: Template, when: When })
export type LabelEntry = z.infer<typeof LabelEntry>

/** What a component makes of its options: a compose service. */
export const ServiceTemplate = z.strictObject({
  command: z.array(CommandWord).default([]),
  entrypoint: z.array(Template).default([]),
  workingDir: z.string().optional(),
  user: z.string().optional(),
  hostname: Template.optional(),
  /** A small init as process 1, for programs that do not handle signals themselves. */
  init: z.boolean().default(false),
  privileged: z.boolean().default(false),
  pid: z.enum(['host']).optional(),
  stopGracePeriod: z.string().optional(),
  shmSize: z.string().optional(),
  ulimits: z.record(z.string(), z.number().int()).default({}),
  environment: z.array(EnvironmentEntry).default([]),
  files: z.array(FileEntry).default([]),
  volumes: z.array(VolumeEntry).default([]),
  binds: z.array(BindEntry).default([]),
  ports: z.array(PortEntry).default([]),
  labels: z.array(LabelEntry).default([]),
  health: z.array(HealthEntry).default([]),
})
export type ServiceTemplate = z.infer<typeof ServiceTemplate>
