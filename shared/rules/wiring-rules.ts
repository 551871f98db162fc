import type { OptionValue } from '../wizard/answers.ts'
import { connectionVariables } from '../wizard/generate/service-environment.ts'
import type { ResolvedConnection, ResolvedPart } from '../wizard/resolve/resolved-stack.ts'
import type { Fix } from './finding.ts'
import { automatic, chosen, type Rule, type RuleContext } from './rule.ts'
import { connectionSubject, partSubject } from './subjects.ts'

const sameVariable: Rule = {
  id: 'CON-4',
  severity: 'block',
  title: 'Two connections do not set one variable',
  check: ({ stack }) => {
    const owners = new Map<string, ResolvedConnection>()
    return stack.connections.flatMap((one) => {
      const names = connectionVariables(one, stack).map(({ name }) => name)
      const taken = names.find((name) => owners.has(`${one.connection.consumer} ${name}`))
      const owner = taken === undefined ? undefined : owners.get(`${one.connection.consumer} ${taken}`)
      for (const name of names) owners.set(`${one.connection.consumer} ${name}`, owner ?? one)
      if (!owner || taken === undefined) return []
      return [
        {
          on: connectionSubject(one.connection, 'way'),
          message: `${owner.connection.provider} and ${one.connection.provider} are both told to ${one.connection.consumer} in ${taken}.`,
          why: 'Only the last would be seen.',
          fixes: [...withPrefix(one), disconnect(one)],
        },
      ]
    })
  },
}

const withPrefix = ({ way, connection }: ResolvedConnection): Fix[] => {
  if (!way.options.some(({ id }) => id === 'prefix')) return []
  const prefix = `${connection.provider.replaceAll('-', '_').toUpperCase()}_`
  return [automatic(`Put ${prefix} before the names of the second`, setOption(connection, 'prefix', prefix))]
}

const setOption = (
  { consumer, need, provider }: ResolvedConnection['connection'],
  option: string,
  value: OptionValue,
) => ({ kind: 'set-connection-option', consumer, need, provider, option, value }) as const

const disconnect = ({ connection }: ResolvedConnection): Fix => {
  const { consumer, need, provider } = connection
  return chosen('Take the line away', { kind: 'disconnect', consumer, need, provider })
}

const sameRoute: Rule = {
  id: 'CON-5',
  severity: 'block',
  title: 'A proxy has one answer for each address',
  check: ({ stack }) => {
    const routes = new Map<string, string>()
    return stack.connections.flatMap((one) => {
      const route = routeOf(one)
      if (route === null) return []
      const owner = routes.get(route.key)
      if (owner === undefined) {
        routes.set(route.key, one.connection.provider)
        return []
      }
      return [
        {
          on: connectionSubject(one.connection, `options.${route.option}`),
          message: `${one.connection.consumer} would lead ${route.value} both to ${owner} and to ${one.connection.provider}.`,
          why: 'A request goes to one of them only, and the configuration may be refused.',
          fixes: route.option === 'path' ? [otherPath(one, routes)] : [disconnect(one)],
        },
      ]
    })
  },
}

const routeOf = ({ connection, way, options }: ResolvedConnection) => {
  const option = ['host', 'path'].find((id) => way.options.some((one) => one.id === id))
  const value = option === undefined ? undefined : options.get(option)?.value
  if (option === undefined || typeof value !== 'string' || value === '') return null
  return { option, value, key: `${connection.consumer} ${option} ${value}` }
}

const otherPath = ({ connection }: ResolvedConnection, taken: ReadonlyMap<string, string>): Fix => {
  const base = `/${connection.provider}/`
  let path = base
  for (let count = 2; taken.has(`${connection.consumer} path ${path}`); count += 1)
    path = `/${connection.provider}-${count}/`
  return automatic(`Put it under ${path}`, setOption(connection, 'path', path))
}

const cycle: Rule = {
  id: 'ORD-1',
  severity: 'block',
  title: 'There is an order of start',
  check: ({ stack }) => {
    const found = findCycle(stack.connections)
    if (!found) return []
    const names = [...found.map(({ connection }) => connection.consumer), found[0]?.connection.consumer ?? '']
    const last = found.at(-1)
    if (!last) return []
    const { consumer, need, provider } = last.connection
    return [
      {
        on: connectionSubject(last.connection),
        message: `Parts wait for each other: ${names.join(' for ')}.`,
        why: 'None of them would ever start.',
        fixes: [
          automatic(`Let ${consumer} start without waiting for ${provider}`, {
            kind: 'set-waits',
            consumer,
            need,
            provider,
            waits: false,
          }),
        ],
      },
    ]
  },
}

/** Connections that wait, along a cycle; null where there is none. */
const findCycle = (connections: readonly ResolvedConnection[]): readonly ResolvedConnection[] | null => {
  const waiting = connections.filter(
    ({ connection, way }) => connection.waits && way.waits && connection.consumer !== connection.provider,
  )
  const from = byConsumer(waiting)
  const done = new Set<string>()
  const path: ResolvedConnection[] = []
  const visit = (part: string): readonly ResolvedConnection[] | null => {
    const start = path.findIndex(({ connection }) => connection.consumer === part)
    if (start >= 0) return path.slice(start)
    if (done.has(part)) return null
    for (const next of from.get(part) ?? []) {
      path.push(next)
      const found = visit(next.connection.provider)
      if (found) return found
      path.pop()
    }
    done.add(part)
    return null
  }
  for (const part of from.keys()) {
    const found = visit(part)
    if (found) return found
  }
  return null
}

const byConsumer = (connections: readonly ResolvedConnection[]): ReadonlyMap<string, readonly ResolvedConnection[]> => {
  const grouped = new Map<string, ResolvedConnection[]>()
  for (const one of connections) {
    const { consumer } = one.connection
    grouped.set(consumer, [...(grouped.get(consumer) ?? []), one])
  }
  return grouped
}

const sharedNetwork: Rule = {
  id: 'NET-8',
  severity: 'block',
  title: 'Who is connected shares a network',
  check: ({ stack }) =>
    stack.connections.flatMap(({ connection, consumer, provider }) => {
      const theirs = networksOf(provider)
      const own = networksOf(consumer)
      if (own.some((name) => theirs.includes(name))) return []
      const [join = 'default'] = theirs
      return [
        {
          on: connectionSubject(connection),
          message: `${connection.consumer} cannot reach ${connection.provider}: they share no network.`,
          why: 'Names are found, and packets delivered, within a network only.',
          fixes: [
            automatic(`Put ${connection.consumer} into ${join} too`, {
              kind: 'set-networks',
              part: connection.consumer,
              networks: [...own, join],
            }),
          ],
        },
      ]
    }),
}

const networksOf = ({ part }: ResolvedPart): readonly string[] =>
  part.networks.length === 0 ? ['default'] : part.networks

const publicUrl: Rule = {
  id: 'CFG-8',
  severity: 'warn',
  title: 'Behind a proxy a part knows its address',
  check: ({ stack }) =>
    stack.connections.flatMap((one) => {
      const { provider, consumer, connection, options } = one
      const option = provider.component.publicUrlOption
      if (option === undefined || consumer.component.category !== 'proxy') return []
      if (provider.options.get(option)?.value !== '') return []
      const host = options.get('host')?.value
      return [
        {
          on: partSubject(connection.provider, `options.${option}`),
          message: `${connection.provider} stands behind ${connection.consumer} and does not know the address that people open.`,
          why: 'Links and sign-ins would lead to the wrong place.',
          fixes:
            typeof host === 'string' && host !== ''
              ? [
                  automatic(`Use https://${host}`, {
                    kind: 'set-option',
                    part: connection.provider,
                    option,
                    value: `https://${host}`,
                  }),
                ]
              : [],
        },
      ]
    }),
}

const waitsWithoutCheck: Rule = {
  id: 'HC-2',
  severity: 'warn',
  title: 'Who is waited for has a health check',
  check: (context) =>
    context.stack.connections.flatMap(({ connection, provider, way }) => {
      const isBlind = provider.part.health.kind === 'none' && provider.health !== null
      if (!connection.waits || !way.waits || !isBlind) return []
      return [
        {
          on: partSubject(provider.part.name, 'health'),
          message: `${connection.consumer} starts before anybody knows whether ${connection.provider} works.`,
          why: 'Without a health check only its process is waited for, not its answer.',
          fixes: [takeCatalogueCheck(provider)],
        },
      ]
    }),
}

const takeCatalogueCheck = ({ part }: ResolvedPart): Fix =>
  automatic("Use the catalogue's health check", { kind: 'set-health', part: part.name, health: { kind: 'catalogue' } })

const checkers = [
  'curl',
  'wget',
  'nc',
  'bash',
  'python',
  'python3',
  'node',
  'php',
  'pg_isready',
  'redis-cli',
  'mysqladmin',
]

const missingTool: Rule = {
  id: 'HC-1',
  severity: 'warn',
  title: 'Health checks use what the image has',
  check: ({ stack }) =>
    stack.parts.flatMap((resolved) => {
      const { part, component } = resolved
      if (part.health.kind !== 'command' || part.image !== null) return []
      const [tool = ''] = part.health.command.trim().split(/[\s|;&]+/)
      if (!checkers.includes(tool) || component.tools.includes(tool)) return []
      return [
        {
          on: partSubject(part.name, 'health'),
          message: `${tool} is not in ${resolved.image}: ${part.name} would always be unhealthy.`,
          why: 'A health check runs inside the container, with what its image brings.',
          fixes: [takeCatalogueCheck(resolved)],
        },
      ]
    }),
}

const tooEarly: Rule = {
  id: 'HC-3',
  severity: 'warn',
  title: 'Health checks of databases ask over TCP',
  check: ({ stack }: RuleContext) =>
    stack.parts.flatMap((resolved) => {
      const { part } = resolved
      if (part.health.kind !== 'command') return []
      const asks = /\b(pg_isready|mysqladmin ping|mariadb-admin ping)\b/.test(part.health.command)
      if (!asks || /(\s-h|--host)/.test(part.health.command)) return []
      return [
        {
          on: partSubject(part.name, 'health'),
          message: `The health check of ${part.name} is true too early.`,
          why: 'While the first start fills the database it answers on its socket, and on no port.',
          fixes: [takeCatalogueCheck(resolved)],
        },
      ]
    }),
}

/** Rules about how parts find, await and describe each other. */
export const wiringRules: readonly Rule[] = [
  sameVariable,
  sameRoute,
  cycle,
  sharedNetwork,
  publicUrl,
  waitsWithoutCheck,
  missingTool,
  tooEarly,
]
