import { z } from 'zod'
import type {
  ContainerConfiguration,
  EndpointConfiguration,
  EngineHealthcheck,
  ProcessConfiguration,
} from '../reconcile/adopted-container.ts'
import { shortId } from './container-inspection.ts'
import type { DockerClient } from './docker-client.ts'
import { isNotFound } from './docker-error.ts'
import { listOf, readAnswer, textByName } from './engine-answer.ts'
import { callEngine } from './engine-call.ts'
import { sendRequest } from './engine-request.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value === true)
const numeric = z
  .number()
  .nullish()
  .transform((value) => value ?? 0)
const keys = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((map) => Object.keys(map ?? {}))
/** Older images have a command as one text. */
const words = z
  .union([z.string(), z.array(z.string())])
  .nullish()
  .transform((value) => (typeof value === 'string' ? [value] : (value ?? [])))

const Healthcheck = z.object({
  Test: listOf(z.string()),
  Interval: numeric,
  Timeout: numeric,
  StartPeriod: numeric,
  StartInterval: numeric,
  Retries: numeric,
})

const Process = z.object({
  User: text,
  Env: listOf(z.string()),
  Cmd: words,
  Entrypoint: words,
  WorkingDir: text,
  StopSignal: text,
  Labels: textByName,
  ExposedPorts: keys,
  Volumes: keys,
  Healthcheck: Healthcheck.nullish(),
})

const Endpoint = z.object({
  Aliases: listOf(z.string()),
  Links: listOf(z.string()),
  DriverOpts: textByName,
  MacAddress: text,
  GwPriority: numeric,
  IPAMConfig: z.object({ IPv4Address: text, IPv6Address: text, LinkLocalIPs: listOf(z.string()) }).nullish(),
})

const Mount = z.object({
  Type: z.string().default('bind'),
  Name: text,
  Source: text,
  Destination: z.string(),
  RW: z.boolean().default(true),
  Propagation: text,
})

const Inspection = z.object({
  Image: z.string(),
  Config: Process.extend({
    Image: z.string(),
    Hostname: text,
    Domainname: text,
    MacAddress: text,
    Tty: flag,
    OpenStdin: flag,
    StopTimeout: z.number().nullish(),
  }),
  HostConfig: z.record(z.string(), z.unknown()),
  Mounts: listOf(Mount),
  NetworkSettings: z
    .object({
      Networks: z
        .record(z.string(), Endpoint)
        .nullish()
        .transform((networks) => networks ?? {}),
    })
    .nullish(),
})

/** What a container was made from. ENGINE_ERROR with status 404 where there is none. */
export async function inspectConfiguration(
  client: DockerClient,
  id: string,
  signal: AbortSignal,
): Promise<ContainerConfiguration> {
  const call = `the look at container ${shortId(id)}`
  const answer = await callEngine(client, { call, signal }, (docker, abortSignal) =>
    docker.getContainer(encodeURIComponent(id)).inspect({ abortSignal }),
  )
  const { Config, ...found } = readAnswer(Inspection, answer, { host: client.hostName, call })
  return {
    ...toProcess(Config),
    image: Config.Image,
    imageId: found.Image,
    hostname: Config.Hostname,
    domainname: Config.Domainname,
    macAddress: Config.MacAddress,
    tty: Config.Tty,
    openStdin: Config.OpenStdin,
    stopTimeout: Config.StopTimeout ?? null,
    hostConfig: found.HostConfig,
    mounts: found.Mounts.map(toMount),
    endpoints: Object.fromEntries(
      Object.entries(found.NetworkSettings?.Networks ?? {}).map(([name, endpoint]) => [name, toEndpoint(endpoint)]),
    ),
  }
}

/** What an image sets, by id or name: nothing for one that is there no more. */
export async function inspectImageDefaults(
  client: DockerClient,
  idOrName: string,
  signal: AbortSignal,
): Promise<ProcessConfiguration> {
  const call = `the look at image ${idOrName}`
  try {
    const answer = await callEngine(client, { call, signal }, (docker, abortSignal) =>
      sendRequest(docker, { method: 'GET', path: `/images/${encodeURIComponent(idOrName)}/json` }, abortSignal),
    )
    const image = readAnswer(z.object({ Config: Process.nullish() }), answer, { host: client.hostName, call })
    return image.Config ? toProcess(image.Config) : nothing
  } catch (error) {
    if (isNotFound(error)) return nothing
    throw error
  }
}

const nothing: ProcessConfiguration = {
  ...{ user: '', env: [], cmd: [], entrypoint: [], workingDir: '', stopSignal: '' },
  ...{ labels: {}, exposedPorts: [], volumes: [], healthcheck: null },
}

const toProcess = (config: z.infer<typeof Process>): ProcessConfiguration => ({
  user: config.User,
  env: config.Env,
  cmd: config.Cmd,
  entrypoint: config.Entrypoint,
  workingDir: config.WorkingDir,
  stopSignal: config.StopSignal,
  labels: config.Labels,
  exposedPorts: config.ExposedPorts,
  volumes: config.Volumes,
  healthcheck: config.Healthcheck ? toHealthcheck(config.Healthcheck) : null,
})

const toHealthcheck = (check: z.infer<typeof Healthcheck>): EngineHealthcheck => ({
  test: check.Test,
  interval: check.Interval,
  timeout: check.Timeout,
  startPeriod: check.StartPeriod,
  startInterval: check.StartInterval,
  retries: check.Retries,
})

const toMount = (mount: z.infer<typeof Mount>): ContainerConfiguration['mounts'][number] => ({
  type: mount.Type,
  name: mount.Name,
  source: mount.Source,
  destination: mount.Destination,
  readOnly: !mount.RW,
  propagation: mount.Propagation,
})

const toEndpoint = (endpoint: z.infer<typeof Endpoint>): EndpointConfiguration => ({
  aliases: endpoint.Aliases,
  links: endpoint.Links,
  ipv4Address: endpoint.IPAMConfig?.IPv4Address ?? '',
  ipv6Address: endpoint.IPAMConfig?.IPv6Address ?? '',
  linkLocalIps: endpoint.IPAMConfig?.LinkLocalIPs ?? [],
  driverOptions: endpoint.DriverOpts,
  macAddress: endpoint.MacAddress,
  gatewayPriority: endpoint.GwPriority,
})
