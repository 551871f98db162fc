import type { ComposeMount, ComposePort } from '#shared/model/compose-project.ts'
import type { SwapOrder } from '#shared/model/plan.ts'
import { anonymousMounts } from './anonymous-volumes.ts'
import type { DesiredService } from './desired-state.ts'
import type { ObservedContainer } from './observed-state.ts'
import type { ReconcileInput } from './reconcile-input.ts'
import { isUp, type SlotDecision } from './slot-decision.ts'

/** The container that a new one follows while it still runs; null where there is none. */
export const followed = ({ leave }: SlotDecision): ObservedContainer | null =>
  leave.find(({ container, cause }) => cause.kind === 'replaced' && isUp(container))?.container ?? null

/**
 * How the services that ask for it are replaced: `order: start-first` of `deploy.update_config` has the new container
 * started beside the old one, where two of them do not get into each other's way. Services of which no running container
 * is replaced are left out. By name.
 *
 * @param early ids of containers that make room for another service before anything is started
 */
export const swapOrders = (
  { desired }: Pick<ReconcileInput, 'desired'>,
  decisions: readonly SlotDecision[],
  early: ReadonlySet<string>,
): readonly SwapOrder[] =>
  desired.services
    .filter(({ definition }) => definition.deploy?.update_config?.order === 'start-first')
    .map((service) => ({ service, olds: replacedOf(service, decisions) }))
    .filter(({ olds }) => olds.length > 0)
    .map(({ service, olds }) => ({
      service: service.name,
      stopFirstBecause: obstacleOf(service, olds, { services: desired.services, early }),
    }))
    .sort((a, b) => (a.service < b.service ? -1 : 1))

const replacedOf = ({ name }: DesiredService, decisions: readonly SlotDecision[]): readonly ObservedContainer[] =>
  decisions.flatMap((decision) => (decision.container.service === name ? (followed(decision) ?? []) : []))

interface Surroundings {
  readonly services: readonly DesiredService[]
  readonly early: ReadonlySet<string>
}

/** Why two containers of the service cannot run at the same time, to follow "because"; null where they can. */
const obstacleOf = (
  service: DesiredService,
  olds: readonly ObservedContainer[],
  { services, early }: Surroundings,
): string | null =>
  portObstacle(service) ??
  nameObstacle(service) ??
  addressObstacle(service) ??
  tieObstacle(service, services) ??
  storageObstacle(service, olds) ??
  (service.runsOnce ? 'it does its work once' : null) ??
  (olds.some(({ id }) => early.has(id)) ? 'another service needs its name or its port' : null)

function portObstacle({ definition }: DesiredService): string | null {
  if (definition.network_mode === 'host') return 'it uses the network of the host'
  const port = (definition.ports ?? []).find(isFixed)
  return port ? `it publishes port ${port.published}` : null
}

const isFixed = ({ published }: ComposePort): boolean =>
  published !== undefined && published !== '' && published !== '0'

const nameObstacle = ({ definition: { container_name: name } }: DesiredService): string | null =>
  name === undefined ? null : `it has the fixed name ${name}`

function addressObstacle({ definition }: DesiredService): string | null {
  const endpoints = Object.values(definition.networks ?? {})
  const isGiven = (endpoint: (typeof endpoints)[number]) =>
    endpoint !== null &&
    [endpoint.ipv4_address, endpoint.ipv6_address, endpoint.link_local_ips, endpoint.mac_address].some(
      (address) => address !== undefined,
    )
  return definition.mac_address !== undefined || endpoints.some(isGiven) ? 'it has a fixed address' : null
}

/** What shares with a container is made anew with it, and cannot start while the old one has what it needs. */
function tieObstacle({ name, sharesWith }: DesiredService, services: readonly DesiredService[]): string | null {
  const other = sharesWith[0] ?? services.find((one) => one.sharesWith.includes(name))?.name
  return other === undefined ? null : `it shares with ${other}`
}

/** Several replicas write to the same place already; the only container of a service takes it for its own. */
function storageObstacle(
  { definition, containers }: DesiredService,
  olds: readonly ObservedContainer[],
): string | null {
  if (olds.some((old) => anonymousMounts(old).length > 0)) return 'its anonymous volume goes over to the new container'
  if (containers.length > 1) return null
  const mount = (definition.volumes ?? []).find(isWritten)
  return mount ? `it alone writes to ${mount.source ?? mount.target}` : null
}

const isWritten = ({ type, read_only: readOnly }: ComposeMount): boolean =>
  (type === 'volume' || type === 'bind') && readOnly !== true
