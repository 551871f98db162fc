import type { ComposeMount, ComposeService } from '#shared/model/compose-project.ts'
import type { PlanConflict } from '#shared/model/plan.ts'
import { conflict } from './conflicts.ts'
import type { DesiredState } from './desired-state.ts'
import { networkKeysOf } from './network-settings.ts'

/** A key of the document that older Engines would ignore, and the API version from which on it is carried out. */
interface ApiNeed {
  /** As a path: `services.web.annotations`. */
  readonly key: string
  /** `1.43` */
  readonly api: string
}

/** The Engine that brought an API version (Engine API version history). */
const releases: Readonly<Record<string, string>> = {
  '1.43': '24.0',
  '1.44': '25.0',
  '1.45': '26.0',
  '1.47': '27.2',
  '1.48': '28.0',
  '1.49': '28.1',
}

/** Keys of one service that need more than API 1.41, each with what it needs. */
export const apiNeedsOf = (service: ComposeService): readonly ApiNeed[] => [
  ...(service.annotations === undefined ? [] : [{ key: 'annotations', api: '1.43' }]),
  ...(service.healthcheck?.start_interval === undefined ? [] : [{ key: 'healthcheck.start_interval', api: '1.44' }]),
  ...endpointNeeds(service),
  ...(service.volumes ?? []).flatMap((mount, index) =>
    mountNeeds(mount).map(({ key, api }) => ({ key: `volumes.${index}.${key}`, api })),
  ),
]

function endpointNeeds(service: ComposeService): readonly ApiNeed[] {
  const networks = service.networks ?? {}
  const [main] = networkKeysOf(service, { has: () => false })
  return Object.entries(networks).flatMap(([name, endpoint]) => {
    const at = (key: string, api: string, given: unknown) =>
      given === undefined ? [] : [{ key: `networks.${name}.${key}`, api }]
    return [
      // The address in the main network has a field of its own on every Engine.
      ...at('mac_address', '1.44', name === main ? undefined : endpoint?.mac_address),
      ...at('gw_priority', '1.48', endpoint?.gw_priority),
      ...at('interface_name', '1.49', endpoint?.interface_name),
    ]
  })
}

const mountNeeds = (mount: ComposeMount): readonly ApiNeed[] => [
  ...(mount.type === 'image' ? [{ key: 'type', api: '1.48' }] : []),
  ...(mount.volume?.subpath === undefined ? [] : [{ key: 'volume.subpath', api: '1.45' }]),
  ...(recursionNeeds(mount.bind?.recursive) ? [{ key: 'bind.recursive', api: '1.44' }] : []),
]

/** `enabled` is how every Engine does it, `disabled` is known since API 1.40. */
const recursionNeeds = (recursive: string | undefined): boolean => recursive === 'writable' || recursive === 'readonly'

/** A conflict for every key of the version that the host's Engine is too old for. */
export function engineConflicts(
  desired: DesiredState,
  engine: { readonly apiVersion: string | null; readonly hostName: string },
): readonly PlanConflict[] {
  const needs = [
    ...desired.services.flatMap(({ name, definition }) =>
      apiNeedsOf(definition).map(({ key, api }) => ({ key: `services.${name}.${key}`, api })),
    ),
    ...desired.networks.flatMap(({ key, definition }) =>
      definition?.enableIpv4 === undefined ? [] : [{ key: `networks.${key}.enable_ipv4`, api: '1.47' }],
    ),
  ]
  return needs
    .filter(({ api }) => !isAtLeast(engine.apiVersion, api))
    .map(({ key, api }) =>
      conflict('ENGINE_TOO_OLD', {
        key,
        needs: api,
        release: releases[api] ?? '',
        has: engine.apiVersion,
        host: engine.hostName,
      }),
    )
}

function isAtLeast(has: string | null, needs: string): boolean {
  const [major = 0, minor = 0] = (has ?? '0').split('.').map(Number)
  const [neededMajor = 0, neededMinor = 0] = needs.split('.').map(Number)
  return major > neededMajor || (major === neededMajor && minor >= neededMinor)
}
