import { z } from 'zod'
import { exitMeaning } from '#shared/format/exit-meaning.ts'
import type { ContainerDetail, HostContainer } from '#shared/model/container-detail.ts'
import { listOf } from '../../docker/engine-answer.ts'
import { maskCommand, maskText } from './mask-inspection.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const amount = z
  .number()
  .nullish()
  .transform((value) => value || null)

/** GET /containers/{id}/json, as far as a person wants to know it. */
const Description = z.object({
  RestartCount: z.number().default(0),
  State: z.object({
    Running: z.boolean().default(false),
    ExitCode: z.number().default(0),
    OOMKilled: z.boolean().default(false),
    Error: text,
    StartedAt: text,
    FinishedAt: text,
    Health: z
      .object({
        FailingStreak: z.number().default(0),
        Log: listOf(z.object({ Start: text, End: text, ExitCode: z.number().default(0), Output: text })),
      })
      .nullish(),
  }),
  Path: text,
  Args: listOf(z.string()),
  Config: z.object({
    Env: listOf(z.string()),
    Healthcheck: z.object({ Test: listOf(z.string()) }).nullish(),
  }),
  HostConfig: z.object({
    RestartPolicy: z.object({ Name: text }).nullish(),
    Memory: amount,
    NanoCpus: amount,
    CpuQuota: amount,
    CpuPeriod: amount,
    PidsLimit: amount,
  }),
  NetworkSettings: z
    .object({
      Networks: z.record(z.string(), z.object({ IPAddress: text, Aliases: listOf(z.string()) })).nullish(),
    })
    .nullish(),
  Mounts: listOf(z.object({ Type: text, Name: text, Source: text, Destination: text, RW: z.boolean().default(true) })),
})
type Description = z.infer<typeof Description>

/** What is known beside the Engine's answer. */
export interface DescribedContainer {
  readonly hostId: ContainerDetail['hostId']
  readonly listed: HostContainer
  readonly observedAt: string
  readonly changed: ContainerDetail['changed']
  /** Takes known secrets out of a text. */
  readonly redact: (text: string) => string
}

/**
 * All about one container, from what its Engine said of it.
 *
 * @throws ZodError where the answer is not one of an Engine
 */
export function describeContainer(answer: unknown, known: DescribedContainer): ContainerDetail {
  const found = Description.parse(answer)
  const shown = (value: string) => maskText(value, known.redact)
  return {
    ...known.listed,
    hostId: known.hostId,
    observedAt: known.observedAt,
    command: maskCommand(
      [found.Path, ...found.Args].filter((part) => part !== ''),
      known.redact,
    ),
    startedAt: moment(found.State.StartedAt),
    finishedAt: found.State.Running ? null : moment(found.State.FinishedAt),
    restarts: found.RestartCount,
    restartPolicy: found.HostConfig.RestartPolicy?.Name || 'no',
    exit: exitOf(found.State, shown),
    healthCheck: healthOf(found, known.redact),
    limits: limitsOf(found.HostConfig),
    endpoints: Object.entries(found.NetworkSettings?.Networks ?? {}).map(([network, { IPAddress, Aliases }]) => ({
      network,
      ipAddress: IPAddress || null,
      aliases: Aliases,
    })),
    mounts: found.Mounts.map(({ Type, Name, Source, Destination, RW }) => ({
      kind: Type,
      source: Name || Source || null,
      target: Destination,
      readOnly: !RW,
    })),
    environment: found.Config.Env.map((variable) => variable.replace(/=[\s\S]*$/, '')),
    changed: known.changed,
  }
}

/** The Engine writes the year 1 for a moment that never was. */
const moment = (value: string): string | null => {
  const time = Date.parse(value)
  return Number.isNaN(time) || time <= 0 ? null : new Date(time).toISOString()
}

/** One that restarts again and again shows its last end too, though the Engine says that it runs. */
function exitOf(state: Description['State'], shown: (text: string) => string): ContainerDetail['exit'] {
  const ended = moment(state.FinishedAt)
  const couldNotStart = state.Error !== ''
  if (state.Running || (ended === null && !couldNotStart)) return null
  const end = { code: state.ExitCode, outOfMemory: state.OOMKilled }
  return { ...end, at: ended, ...exitMeaning(end), error: couldNotStart ? shown(state.Error) : null }
}

function healthOf(
  { State, Config }: Pick<Description, 'State' | 'Config'>,
  redact: (text: string) => string,
): ContainerDetail['healthCheck'] {
  if (!State.Health) return null
  const probes = State.Health.Log.flatMap(({ Start, End, ExitCode, Output }) => {
    const [startedAt, endedAt] = [moment(Start), moment(End)]
    if (startedAt === null || endedAt === null) return []
    return [{ startedAt, endedAt, exitCode: ExitCode, output: maskText(Output.trimEnd(), redact) }]
  })
  return {
    command: maskCommand(Config.Healthcheck?.Test ?? [], redact),
    failuresInARow: State.Health.FailingStreak,
    probes: probes.reverse(),
  }
}

/** `cpus` is NanoCpus, or what quota and period come to (Engine API, HostConfig). */
function limitsOf(host: Description['HostConfig']): ContainerDetail['limits'] {
  const byQuota = host.CpuQuota === null || host.CpuQuota < 0 ? null : host.CpuQuota / (host.CpuPeriod ?? 100_000)
  return {
    memoryBytes: host.Memory,
    cpus: host.NanoCpus === null ? byQuota : host.NanoCpus / 1e9,
    processes: host.PidsLimit !== null && host.PidsLimit > 0 ? host.PidsLimit : null,
  }
}
