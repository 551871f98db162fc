import type { ComposeHook, ComposeService } from '#shared/model/compose-project.ts'

/** A command that is run inside a container that runs (Engine API, ContainerExec). */
export interface ContainerHook {
  readonly command: readonly string[]
  readonly user?: string
  readonly privileged?: boolean
  readonly workingDir?: string
  /** Each as `NAME=value`. */
  readonly env?: readonly string[]
}

/**
 * What is run in a container after each of its starts and before each of its stops. Part of starting and stopping, not
 * operations of their own: whoever starts or stops the container, a removal or the way back too, runs the hooks that
 * this container was made with. For that they are kept in a label of it; the document may be gone or another one.
 */
export interface ContainerHooks {
  readonly postStart: readonly ContainerHook[]
  readonly preStop: readonly ContainerHook[]
}

/** The hooks of a service's containers; null where it has none. */
export function hooksOf({ post_start: started = [], pre_stop: stopping = [] }: ComposeService): ContainerHooks | null {
  if (started.length + stopping.length === 0) return null
  return { postStart: started.map(toHook), preStop: stopping.map(toHook) }
}

const toHook = ({ command, user, privileged, working_dir: workingDir, environment }: ComposeHook): ContainerHook => ({
  command: command ?? [],
  ...(user !== undefined && { user }),
  ...(privileged !== undefined && { privileged }),
  ...(workingDir !== undefined && { workingDir }),
  ...(environment && { env: environmentList(environment) }),
})

const environmentList = (environment: Readonly<Record<string, string | null>>): readonly string[] =>
  Object.entries(environment)
    .map(([name, value]) => (value === null ? name : `${name}=${value}`))
    .sort()

/** What an operation that starts such a container says of it. */
export const startHooks = (hooks: ContainerHooks | null | undefined): { readonly hooks?: true } =>
  hooks && hooks.postStart.length > 0 ? { hooks: true } : {}

/** What an operation that stops such a container says of it: hooks run only in one that runs. */
export const stopHooks = ({
  hooks,
  state,
}: {
  readonly hooks?: ContainerHooks
  readonly state: string
}): { readonly hooks?: true } => (hooks && hooks.preStop.length > 0 && state === 'running' ? { hooks: true } : {})
