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

const swarm = 'it belongs to Docker Swarm.'

interface Effect {
  readonly path: readonly string[]
  readonly isGiven: (service: ComposeService) => boolean
  readonly why: string
}

const effects: readonly Effect[] = [
  {
    path: ['develop'],
    isGiven: ({ develop }) => develop !== undefined,
    why: 'it is for developing with Compose itself.',
  },
  {
    path: ['build'],
    isGiven: ({ build, image }) => build !== undefined && image !== '',
    why: 'images are not built; the image of that name is pulled.',
  },
  {
    path: ['pull_policy'],
    isGiven: ({ pull_policy: policy }) => policy === 'always' || policy === 'never',
    why: 'an image is pulled where it is missing, and only then.',
  },
  {
    path: ['deploy', 'mode'],
    isGiven: ({ deploy }) => deploy?.mode === 'global',
    why: 'on one host there is one container all the same.',
  },
  { path: ['deploy', 'endpoint_mode'], isGiven: ({ deploy }) => deploy?.endpoint_mode !== undefined, why: swarm },
  {
    path: ['deploy', 'labels'],
    isGiven: ({ deploy }) => deploy?.labels !== undefined,
    why: `${swarm} Use labels of the service.`,
  },
  { path: ['deploy', 'placement'], isGiven: ({ deploy }) => !isEmpty(deploy?.placement), why: swarm },
  {
    path: ['deploy', 'update_config'],
    isGiven: ({ deploy }) => deploy?.update_config !== undefined,
    why: 'containers are replaced one service after the other.',
  },
  {
    path: ['deploy', 'rollback_config'],
    isGiven: ({ deploy }) => deploy?.rollback_config !== undefined,
    why: 'what fails is always led back.',
  },
  {
    path: ['deploy', 'resources', 'reservations', 'cpus'],
    isGiven: ({ deploy }) => deploy?.resources?.reservations?.cpus !== undefined,
    why: 'only memory can be reserved.',
  },
  {
    path: ['deploy', 'resources', 'reservations', 'generic_resources'],
    isGiven: ({ deploy }) => deploy?.resources?.reservations?.generic_resources !== undefined,
    why: swarm,
  },
]

const withoutEffect = (service: ComposeService): ReadonlyArray<readonly [path: readonly string[], why: string]> =>
  effects.filter(({ isGiven }) => isGiven(service)).map(({ path, why }) => [path, why])

const isEmpty = (value: object | undefined): boolean => Object.keys(value ?? {}).length === 0
