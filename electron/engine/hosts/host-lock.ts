import { setTimeout as delay } from 'node:timers/promises'
import { AppError, isAppError } from '#shared/contract/app-error.ts'
import { type ContainerInspection, inspectContainer } from '../docker/container-inspection.ts'
import { createContainer, removeContainer } from '../docker/containers.ts'
import type { DockerClient } from '../docker/docker-client.ts'
import { isNotFound } from '../docker/docker-error.ts'
import { importEmptyImage } from '../docker/images.ts'
import type { HostLock, LockHolder } from '../reconcile/host-driver.ts'
import { labels } from '../reconcile/labels.ts'

/**
 * The one object of a host that is nobody's stack: whoever made it may change the host. A container that is never started,
 * because the name of a container is the only thing that an Engine gives to exactly one of two who ask at once (409 for
 * the other); volumes are shared by name, and networks of one name are made twice (moby#20648).
 */
export const lockName = 'stackwright-lock'

/** How a lock is asked for. */
interface LockRequest {
  /** How long another controller is waited for, in milliseconds; 0 asks once. */
  readonly patienceMs: number
  readonly signal: AbortSignal
  /** Of the lock's container; `lockName` where left out. */
  readonly name?: string
}

/** How long the creation of the lock may take that has its name already. */
const creationMs = 5_000

/** Between two looks whether another controller is done. */
const lookEveryMs = 500

/**
 * Takes the lock of a host, waiting `patienceMs` for another controller to be done. One that this installation left behind
 * in a crash is taken over: its data folder has one process at a time. So is one of a process of this computer that died.
 *
 * @throws AppError HOST_LOCKED where another controller still holds it, NAME_TAKEN where something else has its name
 */
export async function takeHostLock(
  client: DockerClient,
  holder: LockHolder,
  { patienceMs, signal, name = lockName }: LockRequest,
): Promise<HostLock> {
  const begun = performance.now()
  const until = begun + patienceMs
  for (let waited = false; ; waited = true) {
    const taken = await tryLock(client, { holder, name }, signal)
    if ('release' in taken) return { ...taken, waited }
    // A name is given away before its container can be seen: who holds it is known a moment later.
    const patience = taken.refusal.code === 'NAME_TAKEN' ? Math.max(until, begun + creationMs) : until
    const left = patience - performance.now()
    if (left <= 0) throw taken.refusal
    await delay(Math.min(taken.refusal.code === 'NAME_TAKEN' ? 50 : lookEveryMs, left), undefined, { signal })
  }
}

/**
 * A container has to be of some image. One of nobody's else would keep its owner from removing it. The tag is the one that
 * Podman gives: its import does not read another (seen on 4.3).
 */
const lockImage = `${lockName}:latest`

/** One look at the lock. */
interface LockAttempt {
  readonly holder: LockHolder
  readonly name: string
}

type TakenLock = Omit<HostLock, 'waited'>
type Attempt = TakenLock | { readonly refusal: AppError }

async function tryLock(client: DockerClient, attempt: LockAttempt, signal: AbortSignal): Promise<Attempt> {
  try {
    return lockOf(client, await createLock(client, attempt, signal))
  } catch (error) {
    if (!isAppError(error, 'NAME_TAKEN')) throw error
    return lookAtHolder(client, { ...attempt, conflict: error }, signal)
  }
}

/** The image is made where it is not there yet, or not there any more. */
async function createLock(client: DockerClient, { holder, name }: LockAttempt, signal: AbortSignal): Promise<string> {
  const request = { name, body: lockBody(holder) }
  try {
    return await createContainer(client, request, signal)
  } catch (error) {
    if (!isAppError(error, 'IMAGE_NOT_FOUND')) throw error
    await importEmptyImage(client, lockImage, signal)
    return createContainer(client, request, signal)
  }
}

const lockBody = (holder: LockHolder) => ({
  Image: lockImage,
  Cmd: [lockName],
  Labels: {
    [labels.lock]: holder.installation,
    [labels.lockHolder]: holder.description,
    [labels.commandId]: holder.commandId,
    [labels.lockSince]: holder.since,
    [labels.lockProcess]: holder.process,
  },
  HostConfig: { NetworkMode: 'none' },
})

async function lookAtHolder(
  client: DockerClient,
  { holder, name, conflict }: LockAttempt & { readonly conflict: AppError },
  signal: AbortSignal,
): Promise<Attempt> {
  const found = await inspectLock(client, name, signal)
  // Gone since: the next attempt gets it, or meets its next holder.
  if (found === null) return { refusal: conflict }
  const owner = found.Config.Labels[labels.lock]
  if (owner === undefined) throw conflict
  if (owner === holder.installation) return lockOf(client, found.Id)
  if (holder.isGone(found.Config.Labels[labels.lockProcess] ?? '')) {
    await removeContainer(client, found.Id, signal)
    return { refusal: conflict }
  }
  const { [labels.lockHolder]: by = 'another Stackwright', [labels.lockSince]: since = '' } = found.Config.Labels
  return { refusal: new AppError('HOST_LOCKED', { host: client.hostName, holder: by, since }) }
}

async function inspectLock(
  client: DockerClient,
  name: string,
  signal: AbortSignal,
): Promise<ContainerInspection | null> {
  try {
    return await inspectContainer(client, name, signal)
  } catch (error) {
    if (isNotFound(error)) return null
    throw error
  }
}

const lockOf = (client: DockerClient, id: string): TakenLock => ({
  release: (signal) => removeContainer(client, id, signal),
})

/**
 * Takes the lock away from whoever holds it, for a person who knows that the holder is gone. Answers who it was; null where
 * nobody held it. Nothing but the lock itself is ever removed.
 */
export async function breakHostLock(client: DockerClient, signal: AbortSignal): Promise<string | null> {
  const found = await inspectLock(client, lockName, signal)
  if (found === null || found.Config.Labels[labels.lock] === undefined) return null
  await removeContainer(client, found.Id, signal)
  return found.Config.Labels[labels.lockHolder] ?? 'another Stackwright'
}
