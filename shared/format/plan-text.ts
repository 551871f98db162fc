import type { Cause, ImageChange, Operation, Plan, SwapOrder, VolumeFate } from '../model/plan.ts'
import { formatGoDuration } from './go-duration.ts'

/** Operations of a plan that change something on the host. Waits and the commit do not. */
export const countChanges = (plan: Plan): number => plan.operations.filter(isChange).length

const isChange = ({ kind }: Operation): boolean => kind !== 'wait-service' && kind !== 'commit'

/**
 * A plan as text: a header, then one line an operation with its cause, the order of replacement where one was asked for, images
 * that change, the fate of every volume, what stays as it is, what makes the plan impossible, what may go wrong, and what nobody
 * could look at. Ends without a line break.
 */
export const formatPlan = (plan: Plan): string =>
  [
    headline(plan),
    ...plan.operations.map(operationLine),
    ...(plan.swapOrders ?? []).map((order) => line('order', describeSwapOrder(order))),
    ...plan.images.flatMap(imageLines),
    ...plan.volumes.map((volume) => line('volume', describeVolume(volume))),
    ...(plan.untouched.length > 0 ? [line('as is', plan.untouched.join(', '))] : []),
    ...plan.conflicts.flatMap(({ message, next }) => [line('blocked', message), line('', next)]),
    ...plan.warnings.flatMap(({ message, next }) => [line('warning', message), line('', next)]),
    ...plan.unchecked.map((what) => line('unknown', what)),
  ].join('\n')

/** What a plan comes to, in one line: `shop on local: v1 to v2, 7 changes`. */
function headline(plan: Plan): string {
  if (plan.conflicts.length > 0) return `${plan.stackName} on ${plan.hostName}: ${versions(plan)}, cannot run`
  const changes = countChanges(plan)
  const amount = changes === 0 ? 'nothing to do' : changes === 1 ? '1 change' : `${changes} changes`
  return `${plan.stackName} on ${plan.hostName}: ${versions(plan)}, ${amount}`
}

function versions({ fromVersion, toVersion }: Plan): string {
  if (toVersion === null) return fromVersion === null ? 'no version' : `v${fromVersion}`
  if (fromVersion === null) return `first apply of v${toVersion}`
  if (fromVersion === toVersion) return `v${toVersion}`
  return toVersion < fromVersion ? `v${fromVersion} back to v${toVersion}` : `v${fromVersion} to v${toVersion}`
}

const line = (label: string, text: string) => `  ${label.padEnd(8)}${text}`

const operationLine = (operation: Operation): string =>
  line(operation.phase, `${describeOperation(operation)}: ${describeCause(operation.cause)}`)

/** What an operation does, in a few words: `stop container shop-web-1`. The title of its step. */
export function describeOperation(operation: Operation): string {
  switch (operation.kind) {
    case 'pull-image':
      return operation.tag === undefined
        ? `pull image ${operation.image}${forPlatform(operation.platform)}`
        : `pull ${operation.tag}${forPlatform(operation.platform)} anew (${operation.image})`
    case 'create-network':
      return `create network ${operation.name}`
    case 'create-volume':
      return `create volume ${operation.name}`
    case 'create-container':
      return `create container ${operation.name} from ${describeImage(operation.image)}${operation.replaces === null ? '' : ', beside the old one'}`
    case 'stop-container':
      return `stop container ${operation.name}${operation.hooks ? ', after its pre_stop' : ''}`
    case 'set-aside-container':
      return `set aside container ${operation.name}`
    case 'name-container':
      return `name container ${operation.name}`
    case 'start-container':
      return `start container ${operation.name}${operation.hooks ? ', then its post_start' : ''}`
    case 'restart-container':
      return `restart container ${operation.name}`
    case 'update-container':
      return `change limits of container ${operation.name}, which goes on`
    case 'wait-service':
      return `wait until ${operation.service}${operation.number === undefined ? '' : ` ${operation.number}`} ${conditions[operation.condition]}${forHowLong(operation.monitorMs)}, at most ${formatGoDuration(operation.deadlineMs)}`
    case 'commit':
      return operation.version === null ? 'record the result' : `make v${operation.version} the current version`
    case 'remove-container':
      return `remove container ${operation.name}`
    case 'remove-network':
      return `remove network ${operation.name}`
    case 'remove-volume':
      return `destroy volume ${operation.name}`
    default:
      return unreachable(operation)
  }
}

const forPlatform = (platform: string | undefined): string => (platform === undefined ? '' : ` for ${platform}`)

const forHowLong = (monitorMs: number | undefined): string =>
  monitorMs === undefined ? '' : ` for ${formatGoDuration(monitorMs)}`

const conditions = { healthy: 'is healthy', completed: 'has done its work', stable: 'runs steadily' } as const

/** Why an operation is in a plan, in a few words: `environment.MODE changed`. */
export function describeCause(cause: Cause): string {
  switch (cause.kind) {
    case 'missing':
      return 'not on the host yet'
    case 'configuration-changed':
      return cause.fields.length > 0 ? `${cause.fields.join(', ')} changed` : 'its configuration differs'
    case 'image-changed':
      return `another image, ${shortImageId(cause.to)} in place of ${shortImageId(cause.from)}`
    case 'limits-changed':
      return describeLimits(cause)
    case 'drifted':
      return cause.detail
    case 'not-running':
      return `it is ${cause.state}`
    case 'replaced':
      return `replaced by the new ${cause.by}`
    case 'not-in-version':
      return 'the version does not have it'
    case 'left-over':
      return 'left over from a command that did not end'
    case 'needed-by':
      return `needed by ${cause.services.join(', ')}`
    case 'verify':
      return 'so that the command ends when it works'
    case 'requested':
      return 'asked for'
    default:
      return unreachable(cause)
  }
}

const origins = {
  asked: '',
  drifted: 'changed on the host, ',
  unsettled: 'after an update that did not end, ',
} as const

function describeLimits({ changes, found, inPlace }: Extract<Cause, { kind: 'limits-changed' }>): string {
  const each = changes.map(({ field, from, to }) => `${field} from ${from ?? 'none'} to ${to ?? 'none'}`)
  return `${origins[found]}${each.join(', ')}${inPlace ? '' : ', which only a new container can have'}`
}

/** The first twelve digits of an image's id, as Docker shows it. */
export const shortImageId = (id: string): string => id.replace(/^sha256:/, '').slice(0, 12)

/** A reference as it is; an image that only its id names by the first digits of it. */
const describeImage = (image: string): string => (/^sha256:[0-9a-f]{64}$/.test(image) ? shortImageId(image) : image)

/** How a service that asks for start-first is replaced: `web: stops first, because it publishes port 80`. */
export const describeSwapOrder = ({ service, stopFirstBecause }: SwapOrder): string =>
  stopFirstBecause === null
    ? `${service}: starts first, the old one answers until the commit`
    : `${service}: stops first though start-first is asked for, because ${stopFirstBecause}`

/** A new service says its image where its container is created. */
const imageLines = ({ service, from, to }: ImageChange): readonly string[] =>
  from === null ? [] : [line('image', `${service}: ${from} to ${to}`)]

const fates: Readonly<Record<VolumeFate['fate'], string>> = {
  kept: 'kept',
  created: 'created empty',
  orphaned: 'kept on the host, used by no service',
  destroyed: 'DESTROYED with its data',
}

/** The Engine names a volume without a name with 64 hex digits. */
const volumeName = (name: string): string =>
  /^[0-9a-f]{64}$/.test(name) ? `anonymous volume ${name.slice(0, 12)}` : name

/** What becomes of a volume: `shop_data: kept, used by db`. */
const describeVolume = ({ name, fate, usedBy, unlike }: VolumeFate): string =>
  `${volumeName(name)}: ${fates[fate]}${unlike ? ` as it is, with another ${unlike.join(' and ')} than the document asks` : ''}${usedBy.length > 0 ? `, used by ${usedBy.join(', ')}` : ''}`

const unreachable = (value: never): never => {
  throw new Error(`Unknown variant ${JSON.stringify(value)}`)
}
