import type { DesiredState } from '#engine/reconcile/desired-state.ts'
import { executePlan } from '#engine/reconcile/execute-plan.ts'
import type { ExecutionResult, ExecutionTiming } from '#engine/reconcile/execution.ts'
import { imageNames, registryQuestions } from '#engine/reconcile/image-source.ts'
import type { PlannedWork } from '#engine/reconcile/planned-work.ts'
import { reconcile } from '#engine/reconcile/reconcile.ts'
import type { LimitRecord } from '#engine/reconcile/recorded-limits.ts'
import type { SimulatedHost } from './simulated-host.ts'

export const timing: ExecutionTiming = { nowMs: () => performance.now(), steadyMs: 5, undoMs: 2_000, retryMs: 5 }

/** What hosts' containers were given after their creation, as the database would keep it. */
const kept = new WeakMap<SimulatedHost, Map<string, LimitRecord>>()

export const keptLimits = (host: SimulatedHost): Map<string, LimitRecord> => {
  const records = kept.get(host) ?? new Map<string, LimitRecord>()
  kept.set(host, records)
  return records
}

export const planFor = async (host: SimulatedHost, desired: DesiredState, previous: DesiredState | null) => {
  const { services } = desired
  const registry = registryQuestions(services)
  const limits = [...keptLimits(host).values()]
  const observed = await host.observe({ stackId: desired.stackId, images: imageNames(services), registry, limits })
  return { observed, work: reconcile({ desired, observed, previous, hostName: host.hostName, anonymousVolumes: [] }) }
}

let commands = 0

/** Ids as commands have them, different in their last characters. */
export const nextCommandId = () => {
  commands += 1
  return `01900000-0000-7000-8000-0000${commands.toString(16).padStart(8, '0')}`
}

interface Recorded extends ExecutionResult {
  readonly work: PlannedWork
  readonly committed: readonly (number | null)[]
  readonly log: readonly string[]
}

/** Plans and executes; with the record of what was committed and logged. */
export async function applyTo(
  host: SimulatedHost,
  desired: DesiredState,
  previous: DesiredState | null,
  options: { readonly signal?: AbortSignal; readonly commandId?: string; readonly work?: PlannedWork } = {},
): Promise<Recorded> {
  const prepared = await planFor(host, desired, previous)
  const work = options.work ?? prepared.work
  const committed: Array<number | null> = []
  const log: string[] = []
  const result = await executePlan({
    work,
    observed: prepared.observed,
    driver: host,
    timing,
    probe: () => {},
    context: {
      commandId: options.commandId ?? nextCommandId(),
      owner: { stackId: desired.stackId },
      signal: options.signal ?? new AbortController().signal,
      log: (level, _step, text) => void log.push(`${level}: ${text}`),
      isLost: () => false,
      pullMoved: () => {},
      stepStarted: async () => {},
      stepEnded: async () => {},
      trackVolumes: async () => {},
      keepLimits: async (record) => void keptLimits(host).set(record.containerId, record),
      commit: async (version) => void committed.push(version),
    },
  })
  return { ...result, work, committed, log }
}
