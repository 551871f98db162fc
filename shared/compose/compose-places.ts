import type { ComposeKey } from './compose-key.ts'
import { serviceKeys } from './service-keys.ts'
import * as parts from './service-part-keys.ts'
import * as top from './top-level-keys.ts'
import * as unused from './unused-service-keys.ts'

/** Keys of places below a service. */
const inService: readonly Place[] = [
  ['', serviceKeys],
  ['healthcheck', parts.healthcheckKeys],
  ['depends_on.*', parts.dependencyKeys],
  ['deploy', parts.deployKeys],
  ['deploy.resources', parts.resourceKeys],
  ['deploy.resources.limits', parts.limitKeys],
  ['deploy.resources.reservations', parts.reservationKeys],
  ['deploy.resources.reservations.devices.-', parts.deviceRequestKeys],
  ['deploy.resources.reservations.generic_resources.-', parts.genericResourceKeys],
  ['deploy.resources.reservations.generic_resources.-.discrete_resource_spec', parts.discreteResourceKeys],
  ['deploy.restart_policy', parts.restartPolicyKeys],
  ['deploy.update_config', parts.updateKeys],
  ['deploy.rollback_config', parts.rollbackKeys],
  ['deploy.placement', parts.placementKeys],
  ['deploy.placement.preferences.-', parts.preferenceKeys],
  ['ports.-', parts.portKeys],
  ['volumes.-', parts.mountKeys],
  ['volumes.-.bind', parts.bindKeys],
  ['volumes.-.volume', parts.mountedVolumeKeys],
  ['volumes.-.tmpfs', parts.tmpfsKeys],
  ['volumes.-.image', parts.mountedImageKeys],
  ['networks.*', parts.endpointKeys],
  ['configs.-', parts.configReferenceKeys],
  ['secrets.-', parts.secretReferenceKeys],
  ['env_file.-', parts.envFileKeys],
  ['extends', parts.extendsKeys],
  ['logging', parts.loggingKeys],
  ['ulimits.*', parts.ulimitKeys],
  ['devices.-', parts.deviceKeys],
  ['gpus.-', parts.deviceRequestKeys],
  ['blkio_config', parts.blkioKeys],
  ['blkio_config.weight_device.-', parts.blkioWeightKeys],
  ['blkio_config.device_read_bps.-', parts.blkioRateKeys],
  ['blkio_config.device_write_bps.-', parts.blkioRateKeys],
  ['blkio_config.device_read_iops.-', parts.blkioRateKeys],
  ['blkio_config.device_write_iops.-', parts.blkioRateKeys],
  ['build', unused.buildKeys],
  ['build.secrets.-', unused.buildSecretKeys],
  ['build.ulimits.*', unused.buildUlimitKeys],
  ['develop', unused.developKeys],
  ['develop.watch.-', unused.watchKeys],
  ['develop.watch.-.exec', unused.watchCommandKeys],
  ['post_start.-', unused.hookKeys],
  ['pre_stop.-', unused.hookKeys],
  ['credential_spec', unused.credentialKeys],
]

type Place = readonly [path: string, keys: readonly ComposeKey[]]

/**
 * Every place of a compose file that has keys of its own, with them. In a path `*` is a name of the person's choice and
 * `-` an item of a list. The decoder takes its refusals from here, and a test holds both to the same keys.
 */
export const composePlaces: ReadonlyMap<string, readonly ComposeKey[]> = new Map<string, readonly ComposeKey[]>([
  ['', top.topLevelKeys],
  ...inService.map(([path, keys]): Place => [path === '' ? 'services.*' : `services.*.${path}`, keys]),
  ['networks.*', top.networkKeys],
  ['networks.*.ipam', top.ipamKeys],
  ['networks.*.ipam.config.-', top.poolKeys],
  ['volumes.*', top.volumeKeys],
  ['configs.*', top.configKeys],
  ['secrets.*', top.secretKeys],
  ['include.-', top.includeKeys],
  ...['networks', 'volumes', 'configs', 'secrets'].map((name): Place => [`${name}.*.external`, top.externalKeys]),
])

/** The keys that may stand at a path of keys, with `-` for items of lists; none where any name may stand, or nothing. */
export const keysAt = (path: readonly string[]): readonly ComposeKey[] => composePlaces.get(patternOf(path)) ?? []

/** What is known of the key that a path leads to; undefined for names of a person's own choice. */
export const keyAt = (path: readonly string[]): ComposeKey | undefined => {
  const name = path.at(-1)
  return keysAt(path.slice(0, -1)).find((key) => key.name === name)
}

const named = new Set(['services', 'networks', 'volumes', 'configs', 'secrets'])
const namedInService = new Set(['depends_on', 'networks', 'ulimits'])

const patternOf = (path: readonly string[]): string =>
  path.map((part, at) => (part !== '-' && isChosen(path, at) ? '*' : part)).join('.')

const isChosen = (path: readonly string[], at: number): boolean => {
  const above = path[at - 1] ?? ''
  if (at === 1) return named.has(above)
  const inService = path[0] === 'services'
  return inService && ((at === 3 && namedInService.has(above)) || (at === 4 && above === 'ulimits'))
}

/** Keys of a place that are refused, each with the reason. */
export const refusedAt = (path: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    keysAt(path).flatMap(({ name, treatment }) => (treatment.kind === 'refused' ? [[name, treatment.why]] : [])),
  )

/** Why the key at a path is refused, is without effect or ends early; an empty text where it is carried out. */
export const reasonAt = (path: readonly string[]): string => {
  const treatment = keyAt(path)?.treatment
  return treatment === undefined || treatment.kind === 'carried-out' ? '' : treatment.why
}
