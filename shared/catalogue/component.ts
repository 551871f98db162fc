import { z } from 'zod'
import { ServiceTemplate } from './component-service.ts'
import { Need, Provision } from './component-wiring.ts'
import { Condition } from './condition.ts'
import { Option } from './option.ts'

/** Id of a component: `postgres`. */
export const ComponentId = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9-]*$/, 'use lower-case letters, digits and -, starting with a letter')

/** A day, `2028-11-14`. */
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** Architectures as OCI names them (image-spec, Go's GOARCH), with the variant of arm: `amd64`, `arm64`, `arm/v7`. */
const Architecture = z.string().regex(/^[a-z0-9]+(\/v\d)?$/)

/** A release line of a component, with the tag it is pinned to. */
export const ComponentVersion = z.strictObject({
  /** What a person chooses: `18`, `3.7`. */
  id: z.string(),
  /** Tag of the image. */
  tag: z.string(),
  /** The release as semver, for ranges: `18.6.0`. */
  release: z.string().regex(/^\d+\.\d+\.\d+$/),
  /** `LTS`, `stable`, `innovation` and the like. */
  label: z.string().optional(),
  /** When it stops getting security fixes; null where no day is known, and `rule` says what is. */
  ends: z.strictObject({ date: Day.nullable(), rule: z.string().optional(), source: z.string() }),
  architectures: z.array(Architecture).min(1),
  /** Repository of the image, where it differs from the component's. */
  image: z.string().optional(),
})
export type ComponentVersion = z.infer<typeof ComponentVersion>

/** What stands between a version and the next one, or the one before, on data that is there. */
export const UpgradePolicy = z.strictObject({
  /**
   * `free`: nothing to think of. `dump-between-majors`: a major cannot read another's data. `one-major-at-a-time`: no major
   * may be skipped. `forward-only`: up works, down does not.
   */
  kind: z.enum(['free', 'forward-only', 'one-major-at-a-time', 'dump-between-majors']),
  /** What has to be done first, in a sentence or two. */
  note: z.string().optional(),
  /** True where every step to another minor release needs that preparation. */
  preparesMinor: z.boolean().default(false),
  /** Components whose data it reads no part of, though they look alike. */
  notFrom: z.array(ComponentId).default([]),
  /** How its state is saved before. */
  backup: z.string().optional(),
})
export type UpgradePolicy = z.infer<typeof UpgradePolicy>

/** A rule of one component: what to say where all of `when` holds, and the option that takes it away. */
export const ComponentRule = z.strictObject({
  id: z.string().regex(/^[A-Z]{2,5}-\d+$/),
  severity: z.enum(['block', 'warn', 'inform']),
  when: z.array(Condition).min(1),
  message: z.string(),
  why: z.string(),
  fix: z
    .strictObject({ title: z.string(), option: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) })
    .optional(),
})
export type ComponentRule = z.infer<typeof ComponentRule>

/** What people sort components by, in the order they are shown. */
export const Category = z.enum([
  'proxy',
  'application-server',
  'database',
  'cache',
  'broker',
  'storage',
  'search',
  'observability',
  'admin-tool',
  'identity',
  'application',
])
export type Category = z.infer<typeof Category>

/** Titles of the categories. */
export const categoryTitles: Readonly<Record<Category, string>> = {
  proxy: 'Web servers and proxies',
  'application-server': 'Your own application',
  database: 'Databases',
  cache: 'Caches',
  broker: 'Message brokers',
  storage: 'Object storage',
  search: 'Search',
  observability: 'Observability',
  'admin-tool': 'Tools for looking in',
  identity: 'Identity',
  application: 'Complete applications',
}

const componentShape = z.strictObject({
  id: ComponentId,
  title: z.string().min(1),
  /** One sentence for somebody who does not know it. */
  summary: z.string(),
  category: Category,
  /** Other words that people search for. */
  keywords: z.array(z.string()).default([]),
  /** A drawing of our own: SVG path data on a square of 24, stroked, not filled. No trademark. */
  icon: z.array(z.string().regex(/^[MmLlHhVvCcSsQqTtAaZz0-9 ,.\-+e]+$/)).min(1),
  licence: z.string().optional(),
  homepage: z.url().optional(),
  /** Repository of the image, without a tag. */
  image: z.string().regex(/^[a-z0-9][a-z0-9._/:-]*$/),
  versions: z.array(ComponentVersion).min(1),
  /** Id of the version that is offered first. */
  recommended: z.string(),
  options: z.array(Option).default([]),
  service: ServiceTemplate,
  provides: z.array(Provision).default([]),
  needs: z.array(Need).default([]),
  /** Components that are often chosen along with it. */
  companions: z.array(ComponentId).default([]),
  /** Components that cannot be in the same stack, and why. */
  conflicts: z.array(z.strictObject({ component: ComponentId, why: z.string() })).default([]),
  resources: z.strictObject({
    /** Memory that a small stack needs, in megabytes; a recommendation unless `source` says where it is from. */
    memoryMegabytes: z.number().int().positive(),
    /** Limit that it gets unless a person says otherwise, in megabytes: for programs that size themselves by it. */
    limitMegabytes: z.number().int().positive().optional(),
    /** What `vm.max_map_count` of the host's kernel has to be at least. */
    maxMapCount: z.number().int().optional(),
    source: z.string().optional(),
  }),
  /** Releases that do not work with some Docker Engines. */
  engineLimits: z.array(z.strictObject({ release: z.string(), engine: z.string(), why: z.string() })).default([]),
  /** Option that holds the address people open, which it has to know when it stands behind a proxy. */
  publicUrlOption: z.string().optional(),
  /** What its own rules say. */
  rules: z.array(ComponentRule).default([]),
  /**
   * Variables that switch its protection off, that it stops at, or that it works wrongly with: regular expressions of the
   * whole name and value, and why. `rule` is the id that the finding has, SEC-3 where left out.
   */
  forbiddenVariables: z
    .array(
      z.strictObject({
        name: z.string(),
        value: z.string().optional(),
        why: z.string(),
        rule: z
          .string()
          .regex(/^[A-Z]{2,5}-\d+$/)
          .optional(),
        severity: z.enum(['block', 'warn']).default('block'),
      }),
    )
    .default([]),
  /** Programs for a health check that are in the image: `curl`, `wget`, `bash`, `nc`. */
  tools: z.array(z.string()).default([]),
  /** User id the process runs as, where it is not root. */
  uid: z.number().int().optional(),
  upgrade: UpgradePolicy.default({ kind: 'free', preparesMinor: false, notFrom: [] }),
  /** What to know before choosing it, shown with it. `warns` makes a finding of it. */
  notes: z
    .array(z.strictObject({ text: z.string(), warns: z.boolean().default(false), insteadUse: ComponentId.optional() }))
    .default([]),
  /** Facts that nobody could check so far, each in a sentence; shown as such. */
  unverified: z.array(z.string()).default([]),
  /** Where the facts come from. */
  sources: z.array(z.string()).default([]),
})
type ComponentShape = typeof componentShape
/** Named, so that the declarations that mention it need not repeat it. */
export interface ComponentSchema extends ComponentShape {}
/**
 * A thing that stacks are made from, as data: what it is, which versions there are, what can be chosen, what it gives and
 * needs, and the compose service it makes. Built-in ones and those in the data folder have the same shape.
 */
export const Component: ComponentSchema = componentShape
export type Component = z.infer<typeof Component>

/** What is written down for a component; defaults fill in the rest. */
export type ComponentInput = z.input<typeof Component>
