import { AppError } from '#shared/contract/app-error.ts'
import type { ContainerHook, ContainerHooks } from './container-hooks.ts'
import type { HostDriver } from './host-driver.ts'

/** A container whose hooks are to be run. */
export interface HookedContainer {
  readonly containerId: string
  readonly service: string
  /** null where it has none. */
  readonly hooks: ContainerHooks | null
}

/** With what hooks are run. */
export interface HookMeans {
  readonly driver: Pick<HostDriver, 'runHook'>
  readonly log: (level: 'info' | 'warn', step: string, text: string) => void
  /** Ends the wait for a hook; the command itself goes on in its container, which is stopped next. */
  readonly signal: AbortSignal
}

/** Compose waits for a hook without end; here a hung one must not hold a command for ever. A start may migrate data. */
const deadlines = { post_start: 10 * 60_000, pre_stop: 2 * 60_000 } as const
type Moment = keyof typeof deadlines

/** Runs what comes after a start, one after the other. @throws AppError HOOK_FAILED at the first that fails; or the signal's reason */
export async function runPostStart(container: HookedContainer, means: HookMeans): Promise<void> {
  for (const hook of container.hooks?.postStart ?? []) await runHook('post_start', hook, { container, means })
}

/**
 * Runs what comes before a stop. One that fails is told, and the rest and the stop go on: a container that cannot say
 * goodbye has to go all the same. @throws the signal's reason only
 */
export async function runPreStop(container: HookedContainer, means: HookMeans): Promise<void> {
  for (const hook of container.hooks?.preStop ?? [])
    await unlessAborted(runHook('pre_stop', hook, { container, means }), means)
}

/** The same for what comes after a start that leads back: what ran before runs again, whatever its hook says. */
export async function runPostStartAgain(container: HookedContainer, means: HookMeans): Promise<void> {
  await unlessAborted(runPostStart(container, means), means)
}

async function unlessAborted(run: Promise<void>, { log, signal }: HookMeans): Promise<void> {
  try {
    await run
  } catch (error) {
    if (signal.aborted) throw error
    log('warn', 'hook', `${error instanceof Error ? error.message : String(error)} Going on without it.`)
  }
}

interface HookRun {
  readonly container: HookedContainer
  readonly means: HookMeans
}

/** How many of its last lines an error quotes. */
const lastWords = 5

async function runHook(moment: Moment, hook: ContainerHook, { container, means }: HookRun): Promise<void> {
  const { driver, log, signal } = means
  const { service, containerId } = container
  const lines: string[] = []
  const onLine = (text: string) => {
    lines.push(text)
    if (lines.length > lastWords) lines.shift()
    log('info', 'hook', `${service}: ${text}`)
  }
  log('info', 'hook', `run ${moment} of ${service}: ${hook.command.join(' ')}`)
  const deadline = AbortSignal.timeout(deadlines[moment])
  const failure = (reason: string) =>
    new AppError('HOOK_FAILED', { service, hook: moment, command: hook.command.join(' '), reason, lastLines: lines })
  try {
    const exitCode = await driver.runHook(containerId, hook, onLine, AbortSignal.any([signal, deadline]))
    if (exitCode !== 0) throw failure(`it ended with exit code ${exitCode}`)
  } catch (error) {
    if (signal.aborted) throw signal.reason
    throw deadline.aborted ? failure(`it did not end within ${deadlines[moment] / 60_000} min`) : error
  }
}
