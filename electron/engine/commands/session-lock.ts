import { AppError } from '#shared/contract/app-error.ts'
import type { HostLock } from '../reconcile/host-driver.ts'
import { isStop, messageOf, type Session } from './command-session.ts'

/** Takes the host's lock for the session's command, which waits a while for a controller at work. @throws AppError HOST_LOCKED */
export const takeLock = ({ driver, command, dependencies }: Session, signal: AbortSignal): Promise<HostLock> => {
  const since = dependencies.clock.now().toISOString()
  return driver.lock({ ...dependencies.controller, commandId: command.id, since }, signal)
}

/**
 * Takes over the lock that an earlier attempt may have left; the reason where it cannot be had within ninety seconds or
 * the program ends. A cancel does not end the wait: it has to be led back, for which the lock is needed too.
 */
export async function takeOverLock(session: Session): Promise<HostLock | { readonly failure: unknown }> {
  const late = AbortSignal.timeout(takeOverMs)
  const patience = AbortSignal.any([late, stopOf(session.signal)])
  return takeLock(session, patience).catch((error: unknown) => ({
    failure: late.aborted ? lockTimeout(session) : error,
  }))
}

/**
 * Gives the lock away, in a few tries: one that stays keeps other controllers out. It is this installation's then, and its
 * next command that changes anything takes it over.
 */
export async function releaseLock(lock: HostLock, { context }: Session): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await lock.release(AbortSignal.timeout(releasePatienceMs))
    } catch (error) {
      if (tries < releaseTries) continue
      return context.log('warn', 'lock', `The host's lock is left to the next command: ${messageOf(error)}`)
    }
  }
}

const releaseTries = 3

/** How long the Engine may take for one try. */
const releasePatienceMs = 5_000

/** How long the lock is waited for and the Engine is asked for it. */
const takeOverMs = 90_000

const lockTimeout = ({ driver }: Session): AppError =>
  new AppError('ENGINE_TIMEOUT', { host: driver.hostName, call: "the host's lock", seconds: takeOverMs / 1000 })

/** Aborts where the signal does because the program ends. */
function stopOf(signal: AbortSignal): AbortSignal {
  const stop = new AbortController()
  const onAbort = () => {
    if (isStop(signal.reason)) stop.abort(signal.reason)
  }
  if (signal.aborted) onAbort()
  else signal.addEventListener('abort', onAbort, { once: true, signal: stop.signal })
  return stop.signal
}
