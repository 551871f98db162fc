import { reasonAt } from '#shared/compose/compose-places.ts'
import type { ComposeService } from '#shared/model/compose-project.ts'
import { locate } from '../source/locate.ts'
import type { Check } from './checking.ts'

/** Warns of what Compose takes and what changes nothing on a single host: it does no harm, but nobody should rely on it. */
export const checkEffects: Check = ({ project, tree, problems }) => {
  for (const [name, service] of Object.entries(project.services)) {
    for (const [path, why] of withoutEffect(service)) {
      const keys = ['services', name, ...path]
      const message = `${path.join('.')} of ${name} has no effect here: ${why}`
      problems.warning({ rule: 'no-effect', message, path: keys, position: locate(tree, keys) })
    }
  }
}

interface Effect {
  readonly path: readonly string[]
  readonly isGiven: (service: ComposeService) => boolean
}

const effects: readonly Effect[] = [
  {
    path: ['develop'],
    isGiven: ({ develop }) => develop !== undefined,
  },
  {
    path: ['build'],
    isGiven: ({ build }) => build !== undefined,
  },
  {
    path: ['deploy', 'mode'],
    isGiven: ({ deploy }) => deploy?.mode === 'global',
  },
  { path: ['deploy', 'endpoint_mode'], isGiven: ({ deploy }) => deploy?.endpoint_mode !== undefined },
  {
    path: ['deploy', 'labels'],
    isGiven: ({ deploy }) => deploy?.labels !== undefined,
  },
  { path: ['deploy', 'placement'], isGiven: ({ deploy }) => !isEmpty(deploy?.placement) },
  ...(['parallelism', 'failure_action', 'delay', 'max_failure_ratio'] as const).map((key) => ({
    path: ['deploy', 'update_config', key],
    isGiven: ({ deploy }: ComposeService) => deploy?.update_config?.[key] !== undefined,
  })),
  {
    path: ['deploy', 'rollback_config'],
    isGiven: ({ deploy }) => deploy?.rollback_config !== undefined,
  },
  {
    path: ['deploy', 'resources', 'reservations', 'cpus'],
    isGiven: ({ deploy }) => deploy?.resources?.reservations?.cpus !== undefined,
  },
  {
    path: ['deploy', 'resources', 'reservations', 'generic_resources'],
    isGiven: ({ deploy }) => deploy?.resources?.reservations?.generic_resources !== undefined,
  },
]

const withoutEffect = (service: ComposeService): ReadonlyArray<readonly [path: readonly string[], why: string]> =>
  effects.filter(({ isGiven }) => isGiven(service)).map(({ path }) => [path, reasonAt(['services', '*', ...path])])

const isEmpty = (value: object | undefined): boolean => Object.keys(value ?? {}).length === 0
