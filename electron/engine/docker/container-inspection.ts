import { z } from 'zod'
import type { DockerClient } from './docker-client.ts'
import { listOf, readAnswer, textByName } from './engine-answer.ts'
import { callEngine } from './engine-call.ts'

/** Output and end of one health probe. */
const ProbeLog = z.object({ End: z.string(), Output: z.string().default('') })

/** GET /containers/{id}/json, as far as it is read. Durations are nanoseconds. */
const ContainerInspection = z.object({
  Id: z.string(),
  Name: z.string(),
  RestartCount: z.number().default(0),
  State: z.object({
    Status: z.string(),
    ExitCode: z.number().default(0),
    StartedAt: z.string(),
    Health: z.object({ Status: z.string(), Log: listOf(ProbeLog) }).nullish(),
  }),
  Config: z.object({
    Labels: textByName,
    StopTimeout: z.number().nullish(),
    Healthcheck: z
      .object({
        Test: listOf(z.string()),
        Interval: z.number().default(0),
        Timeout: z.number().default(0),
        StartPeriod: z.number().default(0),
        Retries: z.number().default(0),
      })
      .nullish(),
  }),
  HostConfig: z.object({ RestartPolicy: z.object({ Name: z.string() }).nullish() }),
  NetworkSettings: z.object({ Networks: z.record(z.string(), z.unknown()).nullish() }).nullish(),
})
export type ContainerInspection = z.infer<typeof ContainerInspection>

/** What the Engine knows of one container, by id or name. ENGINE_ERROR with status 404 where there is none. */
export async function inspectContainer(
  client: DockerClient,
  idOrName: string,
  signal: AbortSignal,
): Promise<ContainerInspection> {
  const call = `the look at container ${shortId(idOrName)}`
  const answer = await callEngine(client, { call, signal }, (docker, abortSignal) =>
    docker.getContainer(encodeURIComponent(idOrName)).inspect({ abortSignal }),
  )
  return readAnswer(ContainerInspection, answer, { host: client.hostName, call })
}

/** The twelve digits that people know a container by; a name stays as it is. */
export const shortId = (idOrName: string): string =>
  /^[0-9a-f]{64}$/.test(idOrName) ? idOrName.slice(0, 12) : idOrName
