import type { RunArguments } from './read-arguments.ts'
import type { RunOption } from './run-options.ts'

/** The keys of a service, as they are written in a compose file. */
export type Service = Readonly<Record<string, unknown>>

/** The service that a `docker run` command means. */
export const serviceOf = ({ options, image, command }: RunArguments): Service => {
  const keys: Record<string, unknown> = { image }
  for (const { name, option, value } of options) apply(keys, { name, option, value: literal(value) })
  if (typeof keys['entrypoint'] === 'string') keys['entrypoint'] = keys['entrypoint'] === '' ? [] : [keys['entrypoint']]
  if (command.length > 0) keys['command'] = command.map(literal)
  return keys
}

/** Compose would take a `$` for a variable; the shell has done that already. */
const literal = (text: string): string => text.replaceAll('$', '$$$$')

interface Given {
  readonly name: string
  readonly option: RunOption
  readonly value: string
}

const apply = (keys: Record<string, unknown>, { name, option, value }: Given): void => {
  switch (option.kind) {
    case 'text':
      keys[option.key] = value
      return
    case 'number':
      keys[option.key] = Number(value)
      return
    case 'flag':
      keys[option.key] = value !== 'false'
      return
    case 'list':
      keys[option.key] = [...listOf(keys[option.key]), value]
      return
    case 'pairs':
      keys[option.key] = { ...recordOf(keys[option.key]), ...pair(value) }
      return
    case 'nested':
      keys[option.below] = { ...recordOf(keys[option.below]), [option.key]: cast(option.is, value) }
      return
    case 'client':
      return
    default:
      applySpecial(keys, { name, kind: option.kind, value })
  }
}

type SpecialKind = 'mount' | 'ulimit' | 'log-option' | 'gpus' | 'network' | 'network-alias' | 'health-command'

const applySpecial = (
  keys: Record<string, unknown>,
  { name, kind, value }: { readonly name: string; readonly kind: SpecialKind; readonly value: string },
): void => {
  switch (kind) {
    case 'mount':
      keys['volumes'] = [...listOf(keys['volumes']), mountOf(value)]
      return
    case 'ulimit':
      keys['ulimits'] = { ...recordOf(keys['ulimits']), ...ulimitOf(value) }
      return
    case 'log-option': {
      const logging = recordOf(keys['logging'])
      keys['logging'] = { ...logging, options: { ...recordOf(logging['options']), ...pair(value) } }
      return
    }
    case 'gpus':
      keys['gpus'] = value === 'all' ? 'all' : [{ count: Number(value) || value }]
      return
    case 'health-command':
      keys['healthcheck'] = { test: ['CMD-SHELL', value], ...recordOf(keys['healthcheck']) }
      return
    case 'network':
      joinNetwork(keys, name, value)
      return
    case 'network-alias':
      changeEndpoint(keys, (endpoint) => ({ ...endpoint, aliases: [...listOf(endpoint['aliases']), value] }))
  }
}

const modes = /^(?:host|none|bridge|default|container:.*)$/

const joinNetwork = (keys: Record<string, unknown>, name: string, value: string): void => {
  if (name === 'ip') changeEndpoint(keys, (endpoint) => ({ ...endpoint, ipv4_address: value }))
  else if (modes.test(value)) keys['network_mode'] = value === 'default' ? 'bridge' : value
  else keys['networks'] = { ...recordOf(keys['networks']), [value]: {} }
}

/** Aliases and addresses belong to the network named last. */
const changeEndpoint = (
  keys: Record<string, unknown>,
  change: (endpoint: Record<string, unknown>) => Record<string, unknown>,
): void => {
  const networks = recordOf(keys['networks'])
  const last = Object.keys(networks).at(-1)
  if (last !== undefined) keys['networks'] = { ...networks, [last]: change(recordOf(networks[last])) }
}

/** `type=bind,source=/a,target=/b,readonly` in long form. */
const mountOf = (text: string): Record<string, unknown> => {
  const mount: Record<string, unknown> = { type: 'volume' }
  for (const field of text.split(',')) {
    const [key = '', value = 'true'] = field.split(/=(.*)/s)
    Object.assign(mount, mountFields.get(key)?.(value, mount))
  }
  return mount
}

type MountField = (value: string, mount: Record<string, unknown>) => Record<string, unknown>

const source: MountField = (value) => ({ source: value })
const target: MountField = (value) => ({ target: value })
const readOnly: MountField = (value) => ({ read_only: value !== 'false' })

const mountFields: ReadonlyMap<string, MountField> = new Map([
  ['type', (value) => ({ type: value })],
  ['source', source],
  ['src', source],
  ['target', target],
  ['destination', target],
  ['dst', target],
  ['readonly', readOnly],
  ['ro', readOnly],
  ['bind-propagation', (value) => ({ bind: { propagation: value } })],
  ['volume-nocopy', (value) => ({ volume: { nocopy: value !== 'false' } })],
  ['tmpfs-size', (value, { tmpfs }) => ({ tmpfs: { ...recordOf(tmpfs), size: value } })],
  ['tmpfs-mode', (value, { tmpfs }) => ({ tmpfs: { ...recordOf(tmpfs), mode: Number.parseInt(value, 8) } })],
] satisfies ReadonlyArray<readonly [string, MountField]>)

const ulimitOf = (text: string): Record<string, unknown> => {
  const [name = '', limits = ''] = text.split(/=(.*)/s)
  const [soft = '', hard] = limits.split(':')
  return { [name]: hard === undefined ? Number(soft) : { soft: Number(soft), hard: Number(hard) } }
}

const pair = (text: string): Record<string, string | null> => {
  const at = text.indexOf('=')
  return at < 0 ? { [text]: null } : { [text.slice(0, at)]: text.slice(at + 1) }
}

const cast = (is: 'number' | 'flag' | undefined, value: string): unknown => {
  if (is === 'number') return Number(value)
  return is === 'flag' ? value !== 'false' : value
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
