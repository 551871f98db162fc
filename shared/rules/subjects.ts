import type { Connection } from '../wizard/answers.ts'
import type { Subject } from './finding.ts'

/** What is about the stack as a whole. */
export const stackSubject: Subject = { kind: 'stack' }

/** A part, or a field of it: `options.password`. */
export const partSubject = (part: string, field?: string): Subject => ({
  kind: 'part',
  part,
  ...(field !== undefined && { field }),
})

/** A connection, or a field of it. */
export const connectionSubject = (
  { consumer, need, provider }: Pick<Connection, 'consumer' | 'need' | 'provider'>,
  field?: string,
): Subject => ({ kind: 'connection', consumer, need, provider, ...(field !== undefined && { field }) })
