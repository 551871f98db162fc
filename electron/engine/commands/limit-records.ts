import { canonicalJson } from '#shared/format/canonical-json.ts'
import { ContainerLimits } from '../reconcile/container-limits.ts'
import type { LimitRecord } from '../reconcile/recorded-limits.ts'
import type { StoredLimits } from '../stacks/container-limits.ts'

/** What is kept of a container, as planning reads it. @throws ZodError for text that was never stored here */
export const toRecord = ({ asked, found, ...record }: StoredLimits): LimitRecord => ({
  ...record,
  asked: ContainerLimits.parse(JSON.parse(asked)),
  found: found === null ? null : ContainerLimits.parse(JSON.parse(found)),
})

/** The same as it is stored. */
export const toStored = ({ asked, found, ...record }: LimitRecord): StoredLimits => ({
  ...record,
  asked: canonicalJson(asked),
  found: found === null ? null : canonicalJson(found),
})
