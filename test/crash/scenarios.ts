import { type CrashPoint, crashPoints } from '#engine/crash-points.ts'
import type { SeededRandom } from '../support/seeded-random.ts'
import type { CheckedStack } from './check-world.ts'
import type { EnqueueAsk } from './child-messages.ts'
import { editionOf, pullingEdition } from './crash-documents.ts'
import { pulledImages } from './pull-socket.ts'

/** What is under way when the process dies. `resume` and `restore` need a death before it. */
export const scenarios = [
  'first',
  'pull',
  'update',
  'rollback',
  'shrink',
  'bad',
  'delete',
  'destroy',
  'stop',
  'start',
  'restart',
  'cancel',
  'quit',
  'resume',
  'restore',
] as const
export type Scenario = (typeof scenarios)[number]

/** The scenario in which a moment is passed, by how the moment's name begins; the longest beginning counts. */
const scenarioByName: Readonly<Record<string, Scenario>> = {
  '': 'update',
  cancel: 'cancel',
  recovery: 'resume',
  requeue: 'quit',
  undo: 'bad',
  restore: 'restore',
  'create-': 'first',
  'pull-image': 'pull',
  'remove-network': 'shrink',
  'remove-volume': 'destroy',
  'restart-container': 'restart',
}

export function scenarioOf(point: CrashPoint): Scenario {
  const beginnings = Object.keys(scenarioByName).filter((beginning) => point.startsWith(beginning))
  const longest = beginnings.sort((a, b) => b.length - a.length)[0] ?? ''
  return scenarioByName[longest] ?? 'update'
}

/** Every named moment with its scenario, those of one scenario apart from each other. */
export const pointRounds: ReadonlyArray<{ readonly point: CrashPoint; readonly scenario: Scenario }> = crashPoints.map(
  (point) => ({ point, scenario: scenarioOf(point) }),
)

/** A request before it has its key. */
type Request = EnqueueAsk extends infer Each ? (Each extends unknown ? Omit<Each, 'key'> : never) : never

interface Stage {
  readonly stack: CheckedStack
  readonly host: string
  readonly random: SeededRandom
}

/** What has to be done first for the scenario to be possible. */
export function preparation(scenario: Scenario, { stack, host, random }: Stage): readonly Request[] {
  const { name } = stack
  const plain: Request = { kind: 'apply', stack: name, host, document: editionOf('plain') }
  switch (scenario) {
    case 'first':
    case 'pull':
      return stack.version === null ? [] : [{ kind: 'remove', stack: name, volumes: random.chance(0.5) }]
    case 'start':
      return [...(stack.isUp ? [] : [plain]), { kind: 'stop', stack: name }]
    case 'rollback':
      return [plain, { kind: 'apply', stack: name, host, document: editionOf('loud') }]
    default:
      return [plain]
  }
}

/** What is under way when the process dies. */
export function action(scenario: Scenario, { stack, host, random }: Stage): Request {
  const { name } = stack
  switch (scenario) {
    case 'first':
      return { kind: 'apply', stack: name, host, document: editionOf('plain') }
    case 'pull':
      return {
        kind: 'apply',
        stack: name,
        host,
        document: pullingEdition(`${pulledImages}${name}:${random.below(1e9)}`),
      }
    case 'shrink':
      return { kind: 'apply', stack: name, host, document: editionOf('narrow') }
    case 'bad':
    case 'restore':
      return { kind: 'apply', stack: name, host, document: editionOf('bad') }
    case 'rollback': {
      const to = stack.goodVersions.length > 0 ? random.pick(stack.goodVersions) : null
      return to === null
        ? { kind: 'apply', stack: name, host, document: editionOf('loud') }
        : { kind: 'rollback', stack: name, to }
    }
    case 'delete':
      return { kind: 'remove', stack: name, volumes: false }
    case 'destroy':
      return { kind: 'remove', stack: name, volumes: true }
    case 'stop':
    case 'start':
    case 'restart':
      return { kind: scenario, stack: name }
    case 'update':
    case 'cancel':
    case 'quit':
    case 'resume':
      return { kind: 'apply', stack: name, host, document: editionOf('loud') }
  }
}
