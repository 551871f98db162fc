import type { ComposeMount } from '#shared/model/compose-project.ts'
import { conflict } from '../conflicts.ts'
import type { Findings, PreflightInput } from './preflight-input.ts'
import { servicesWith } from './touched-services.ts'

interface BindSource {
  readonly service: string
  readonly path: string
  /** False where the document asks for it to be there already. */
  readonly isMade: boolean
}

/** Paths of the host that containers which the plan makes are to mount. */
export const bindSources = ({ work, state }: Pick<PreflightInput, 'work' | 'state'>): readonly BindSource[] =>
  servicesWith('create-container', work, state).flatMap(({ name, definition }) =>
    (definition.volumes ?? []).flatMap((mount) => sourceOf(name, mount)),
  )

const sourceOf = (service: string, { type, source, bind }: ComposeMount): readonly BindSource[] =>
  type === 'bind' && source?.startsWith('/')
    ? [{ service, path: source, isMade: bind?.create_host_path !== false }]
    : []

/**
 * Bind sources that are missing. Where the document lets them be made the Engine makes an empty folder of each, also in
 * place of a file, which is seldom what was meant.
 */
export function checkBindSources(input: PreflightInput): Findings {
  const { survey, work } = input
  const sources = bindSources(input)
  if (sources.length === 0) return {}
  const { hostName } = work.plan
  const paths = survey.machine?.paths ?? new Map<string, boolean>()
  const missing = distinct(sources.filter(({ path }) => paths.get(path) === false))
  const unseen = distinct(sources.filter(({ path }) => !paths.has(path)))
  return {
    conflicts: missing
      .filter(({ isMade }) => !isMade)
      .map(({ path }) => conflict('BIND_SOURCE_MISSING', { path, host: hostName })),
    warnings: missing
      .filter(({ isMade }) => isMade)
      .map(({ path, service }) => ({
        code: 'BIND_SOURCE_MADE',
        message: `${path}, which ${service} mounts, does not exist on ${hostName}. Docker makes an empty folder of it.`,
        next: 'Create it there with what the service expects, or go on where an empty folder is right.',
      })),
    unchecked: unseen.length === 0 ? [] : [`whether ${listed(unseen.map(({ path }) => path))} exists on ${hostName}`],
  }
}

/** Once a path, the stricter wish first. */
function distinct(sources: readonly BindSource[]): readonly BindSource[] {
  const byPath = new Map<string, BindSource>()
  for (const source of sources) {
    const known = byPath.get(source.path)
    if (!known || !source.isMade) byPath.set(source.path, source)
  }
  return [...byPath.values()]
}

const listed = (paths: readonly string[]): string =>
  paths.length > 3 ? `${paths.slice(0, 3).join(', ')} and ${paths.length - 3} more` : paths.join(', ')
