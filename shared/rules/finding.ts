import { z } from 'zod'
import { AnswerChange } from '../wizard/answer-change.ts'

/** `block`: no version is made. `warn`: it works, and somebody will be sorry. `inform`: good to know. */
export const Severity = z.enum(['block', 'warn', 'inform'])
export type Severity = z.infer<typeof Severity>

/** What a finding is about, so that a screen can show it there. */
export const Subject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stack') }),
  z.object({
    kind: z.literal('part'),
    part: z.string(),
    /** The field of the part: `options.password`, `ports.http`, `volumes.data`, `version`, `image`, `memory`, `needs.database`. */
    field: z.string().optional(),
  }),
  z.object({
    kind: z.literal('connection'),
    consumer: z.string(),
    need: z.string(),
    provider: z.string(),
    /** `way`, or `options.path`. */
    field: z.string().optional(),
  }),
])
export type Subject = z.infer<typeof Subject>

const fixShape = z.object({
  /** What it does, for a button: `Publish it on port 8081`. */
  title: z.string(),
  changes: z.array(AnswerChange).min(1),
  /** True where "fix all" may choose it without asking: nothing a person entered is lost. */
  automatic: z.boolean(),
})
type FixShape = typeof fixShape
/** Named, so that the declarations that mention it need not repeat it. */
export interface FixSchema extends FixShape {}
/** A way to take a finding away: changes of the answers, made together. */
export const Fix: FixSchema = fixShape
export type Fix = z.infer<typeof Fix>

const findingShape = z.object({
  /** Id of the rule: `NET-1`. */
  rule: z.string(),
  severity: Severity,
  on: Subject,
  /** What is the matter, in a sentence. */
  message: z.string(),
  /** Why it matters; what happens if nothing is done. */
  why: z.string(),
  /** The best first; empty where only a person can do something, and `why` says what. */
  fixes: z.array(Fix),
})
type FindingShape = typeof findingShape
/** Named, so that the declarations that mention it need not repeat it. */
export interface FindingSchema extends FindingShape {}
/** What a rule says of answers. */
export const Finding: FindingSchema = findingShape
export type Finding = z.infer<typeof Finding>

/** True where no version can be made. */
export const isBlocked = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity }) => severity === 'block')
