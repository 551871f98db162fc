import { z } from 'zod'
import type { DockerClient } from './docker-client.ts'
import { isNotFound } from './docker-error.ts'
import { listOf, readAnswer } from './engine-answer.ts'
import { callEngine } from './engine-call.ts'
import { sendRequest } from './engine-request.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const amount = z
  .number()
  .nullish()
  .transform((value) => value || null)

const Info = z.object({
  Name: text,
  KernelVersion: text,
  OperatingSystem: text,
  OSType: text,
  Architecture: text,
  DockerRootDir: text,
  MemTotal: amount,
  NCPU: amount,
  DefaultAddressPools: listOf(z.object({ Base: z.string(), Size: z.number() })),
})

/** The machine of an Engine as it describes it. Texts are empty and numbers null where it does not say. */
export interface HostCapacity {
  readonly machineName: string
  readonly kernel: string
  readonly operatingSystem: string
  /** `linux` or `windows`. */
  readonly os: string
  /** As `uname -m` has it: `x86_64`. */
  readonly processor: string
  /** Where it keeps images and containers, on its own machine. */
  readonly dataFolder: string
  readonly memoryBytes: number | null
  readonly cpus: number | null
  /** Those it was told to use; none where it uses the ones it is built with. */
  readonly addressPools: ReadonlyArray<{ readonly base: string; readonly size: number }>
}

/** Reads what the host has (GET /info). */
export async function readHostCapacity(client: DockerClient, signal: AbortSignal): Promise<HostCapacity> {
  const call = 'the question for its machine'
  const answer = await callEngine(client, { call, signal }, (docker, abortSignal) =>
    sendRequest(docker, { method: 'GET', path: '/info' }, abortSignal),
  )
  const info = readAnswer(Info, answer, { host: client.hostName, call })
  return {
    machineName: info.Name,
    kernel: info.KernelVersion,
    operatingSystem: info.OperatingSystem,
    os: info.OSType,
    processor: info.Architecture,
    dataFolder: info.DockerRootDir,
    memoryBytes: info.MemTotal,
    cpus: info.NCPU,
    addressPools: info.DefaultAddressPools.map(({ Base, Size }) => ({ base: Base, size: Size })),
  }
}

/** What an image is made for, with the names of Go; null for one that is there no more. */
export async function readImagePlatform(
  client: DockerClient,
  id: string,
  signal: AbortSignal,
): Promise<{ readonly os: string; readonly architecture: string } | null> {
  const call = `the look at image ${id.replace(/^sha256:/, '').slice(0, 12)}`
  try {
    const answer = await callEngine(client, { call, signal }, (docker, abortSignal) =>
      sendRequest(docker, { method: 'GET', path: `/images/${encodeURIComponent(id)}/json` }, abortSignal),
    )
    const image = readAnswer(z.object({ Os: text, Architecture: text }), answer, { host: client.hostName, call })
    return { os: image.Os, architecture: image.Architecture }
  } catch (error) {
    if (isNotFound(error)) return null
    throw error
  }
}
