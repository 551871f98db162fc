import { inspectContainer, shortId } from './container-inspection.ts'
import type { DockerClient } from './docker-client.ts'
import { isNotFound, isRemovalInProgress, isUnchanged } from './docker-error.ts'
import { callEngine } from './engine-call.ts'

/**
 * Creating, starting and removing wait for the disk: an image's files are copied into a new volume, a large layer is
 * deleted. Two minutes is far beyond what was measured and still ends a wait for an Engine whose containerd is stuck.
 */
const DISK_TIMEOUT_MS = 120_000

/** What the Engine itself takes where a container names no grace period (moby, `defaultStopTimeout`). */
const DEFAULT_GRACE_SECONDS = 10

/** Time for the Engine to kill and tidy up after the grace period. */
const AFTER_GRACE_MS = 30_000

/** Sends POST /containers/create with `body` as it is; `platform` is `os/arch`. NAME_TAKEN where the name is in use, by whomever. */
export async function createContainer(
  client: DockerClient,
  request: { readonly name: string; readonly body: Readonly<Record<string, unknown>>; readonly platform?: string },
  signal: AbortSignal,
): Promise<string> {
  const { body, ...query } = request
  const asked = { call: `the creation of container ${request.name}`, signal, timeoutMs: DISK_TIMEOUT_MS }
  const container = await callEngine(client, asked, (docker, abortSignal) =>
    // dockerode takes query and body apart by these two names (docker-modem, `dial`).
    docker.createContainer({ ...{ _query: query, _body: body }, abortSignal }),
  )
  return container.id
}

/** Starts it; one that runs already is left alone. */
export async function startContainer(client: DockerClient, id: string, signal: AbortSignal): Promise<void> {
  const asked = { call: `the start of container ${shortId(id)}`, signal, timeoutMs: DISK_TIMEOUT_MS }
  await unlessUnchanged(
    callEngine(client, asked, (docker, abortSignal) => docker.getContainer(id).start({ abortSignal })),
  )
}

/**
 * Sends its stop signal and kills it after `graceMs` (rounded up to whole seconds; null: its own grace period). One that
 * does not run is left alone.
 */
export async function stopContainer(
  client: DockerClient,
  id: string,
  graceMs: number | null,
  signal: AbortSignal,
): Promise<void> {
  const seconds = await graceSeconds(client, id, graceMs, signal)
  const asked = { call: `the stop of container ${shortId(id)}`, signal, timeoutMs: seconds * 1000 + AFTER_GRACE_MS }
  await unlessUnchanged(
    callEngine(client, asked, (docker, abortSignal) => docker.getContainer(id).stop({ t: seconds, abortSignal })),
  )
}

/** Stops and starts it; one that does not run is started. */
export async function restartContainer(
  client: DockerClient,
  id: string,
  graceMs: number | null,
  signal: AbortSignal,
): Promise<void> {
  const seconds = await graceSeconds(client, id, graceMs, signal)
  const timeoutMs = seconds * 1000 + AFTER_GRACE_MS + DISK_TIMEOUT_MS
  const asked = { call: `the restart of container ${shortId(id)}`, signal, timeoutMs }
  await callEngine(client, asked, (docker, abortSignal) => docker.getContainer(id).restart({ t: seconds, abortSignal }))
}

/** Gives it another name; one that has it already is left alone. NAME_TAKEN where another container has it. */
export async function renameContainer(
  client: DockerClient,
  id: string,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    const asked = { call: `the new name ${name} for container ${shortId(id)}`, signal }
    await callEngine(client, asked, (docker, abortSignal) => docker.getContainer(id).rename({ name, abortSignal }))
  } catch (error) {
    if (signal.aborted || isNotFound(error) || !(await hasName(client, id, name, signal))) throw error
  }
}

/**
 * Kills and removes it, and answers when it is gone; one that is gone already is success. Volumes stay, anonymous ones
 * too (no `v=1`).
 */
export async function removeContainer(client: DockerClient, id: string, signal: AbortSignal): Promise<void> {
  const asked = { call: `the removal of container ${shortId(id)}`, signal, timeoutMs: DISK_TIMEOUT_MS }
  try {
    await callEngine(client, asked, (docker, abortSignal) =>
      docker.getContainer(id).remove({ force: true, abortSignal }),
    )
  } catch (error) {
    if (isNotFound(error)) return
    if (!isRemovalInProgress(error)) throw error
    await untilRemoved(client, id, signal)
  }
}

/** Waits for a removal that somebody else asked for (API 1.30 on: `condition=removed`). */
async function untilRemoved(client: DockerClient, id: string, signal: AbortSignal): Promise<void> {
  const asked = { call: `the removal of container ${shortId(id)}`, signal, timeoutMs: DISK_TIMEOUT_MS }
  try {
    await callEngine(client, asked, (docker, abortSignal) =>
      docker.getContainer(id).wait({ condition: 'removed', abortSignal }),
    )
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

async function graceSeconds(
  client: DockerClient,
  id: string,
  graceMs: number | null,
  signal: AbortSignal,
): Promise<number> {
  if (graceMs !== null) return Math.ceil(graceMs / 1000)
  const { Config } = await inspectContainer(client, id, signal)
  return Config.StopTimeout ?? DEFAULT_GRACE_SECONDS
}

/** The Engine refuses to give a container the name it has (409, or 400 in old Engines), so it has to be looked up. */
async function hasName(client: DockerClient, id: string, name: string, signal: AbortSignal): Promise<boolean> {
  return (await inspectContainer(client, id, signal)).Name === `/${name}`
}

async function unlessUnchanged(done: Promise<unknown>): Promise<void> {
  try {
    await done
  } catch (error) {
    if (!isUnchanged(error)) throw error
  }
}
