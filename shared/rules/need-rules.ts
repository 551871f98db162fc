import { satisfies } from 'semver'
import type { Need } from '../catalogue/component-wiring.ts'
import { connectionKey } from '../wizard/answers.ts'
import type { ResolvedConnection, ResolvedPart } from '../wizard/resolve/resolved-stack.ts'
import type { Fix } from './finding.ts'
import { freePartName } from './free-names.ts'
import { automatic, chosen, type Rule, type RuleContext } from './rule.ts'
import { connectionSubject, partSubject } from './subjects.ts'
import { connectionTo, connectionToNew, isRuledOut, newPart, providersFor } from './wiring.ts'

const unmetNeed: Rule = {
  id: 'CFG-1',
  severity: 'block',
  title: 'Needs are met',
  check: (context) =>
    context.stack.parts.flatMap((resolved) =>
      resolved.needs
        .filter((need) => need.required && !isConnected(context, resolved, need))
        .map((need) => ({
          on: partSubject(resolved.part.name, `needs.${need.id}`),
          message: `${resolved.part.name} needs a ${need.title.toLowerCase()}.`,
          why: `${resolved.component.title} does not work without one.`,
          fixes: waysToMeet(context, resolved, need),
        })),
    ),
}

const isConnected = ({ answers }: RuleContext, { part }: ResolvedPart, need: Need): boolean =>
  answers.connections.some((one) => one.consumer === part.name && one.need === need.id)

/** Parts that are there first; then every component that would do. The first is taken without asking. */
const waysToMeet = (context: RuleContext, { part }: ResolvedPart, need: Need): Fix[] => {
  const there = context.stack.parts.flatMap((provider) => {
    const isOut = provider.part.name === part.name || isRuledOut(need, provider.component)
    const connection = isOut ? null : connectionTo(part.name, need, provider)
    return connection
      ? [{ title: `Connect it to ${provider.part.name}`, changes: [{ kind: 'connect' as const, connection }] }]
      : []
  })
  const added = waysToAdd(context, part.name, need)
  return [...there, ...added].map((fix, index) => ({ ...fix, automatic: index === 0 }))
}

/** Every component that would do, added and connected. */
const waysToAdd = (context: RuleContext, consumer: string, need: Need): Pick<Fix, 'title' | 'changes'>[] =>
  providersFor(need, context.catalogue).flatMap((component) => {
    const fresh = newPart(freePartName(context, component.id), component)
    const connection = connectionToNew(consumer, need, fresh, component)
    if (!connection) return []
    const changes = [
      { kind: 'add-part' as const, part: fresh },
      { kind: 'connect' as const, connection },
    ]
    return [{ title: `Add ${component.title} and connect it`, changes }]
  })

const deadEnd: Rule = {
  id: 'CON-1',
  severity: 'block',
  title: 'Connections lead somewhere',
  check: ({ answers, stack }) => {
    const resolved = new Set(stack.connections.map(({ connection }) => connectionKey(connection)))
    const parts = new Set(answers.parts.map(({ name }) => name))
    return answers.connections
      .filter((one) => !resolved.has(connectionKey(one)))
      .map((one) => {
        const missing = [one.consumer, one.provider].find((name) => !parts.has(name))
        const consumer = stack.byName.get(one.consumer)
        const provider = stack.byName.get(one.provider)
        const need = consumer?.needs.find(({ id }) => id === one.need)
        const other = need && provider && consumer ? connectionTo(one.consumer, need, provider) : null
        return {
          on: connectionSubject(one),
          message:
            missing === undefined
              ? `${one.provider} does not give ${one.consumer} what this line says.`
              : `There is no part called ${missing}.`,
          why: 'Nothing would be connected.',
          fixes: [
            ...(other
              ? [automatic('Connect them in a way that fits', { kind: 'connect' as const, connection: other })]
              : []),
            automatic('Take the line away', { kind: 'disconnect' as const, ...endsOf(one) }),
          ],
        }
      })
  },
}

const endsOf = ({ consumer, need, provider }: Parameters<typeof connectionKey>[0]) => ({ consumer, need, provider })

const wrongWay: Rule = {
  id: 'CON-2',
  severity: 'block',
  title: 'The way fits the provider',
  check: ({ stack }) =>
    stack.connections.flatMap(({ connection, need, way, provider }) => {
      const { capability } = connection
      const known = need.capabilities.includes(capability)
      if (known && (way.capabilities.length === 0 || way.capabilities.includes(capability))) return []
      const other = connectionTo(connection.consumer, need, provider)
      return [
        {
          on: connectionSubject(connection, 'way'),
          message: `${provider.part.name} cannot be told to ${connection.consumer} in this way: "${way.title}".`,
          why: `It is meant for ${way.capabilities.join(' or ') || need.capabilities.join(' or ')}, and ${provider.part.name} gives ${capability}.`,
          fixes: [
            ...(other ? [automatic('Choose a way that fits', { kind: 'connect' as const, connection: other })] : []),
            automatic('Take the line away', { kind: 'disconnect' as const, ...endsOf(connection) }),
          ],
        },
      ]
    }),
}

const oneProvider: Rule = {
  id: 'CON-3',
  severity: 'block',
  title: 'One provider where only one can be',
  check: ({ stack }) =>
    stack.connections.flatMap((one, index) => {
      const first = stack.connections
        .slice(0, index)
        .find((other) => other.consumer === one.consumer && other.need === one.need)
      if (!first || one.need.many) return []
      const { connection } = one
      return [
        {
          on: connectionSubject(connection),
          message: `${connection.consumer} can have one ${one.need.title.toLowerCase()} only, and has ${first.connection.provider} already.`,
          why: 'The second would overwrite what is said of the first.',
          fixes: [
            automatic(`Keep ${first.connection.provider}`, { kind: 'disconnect', ...endsOf(connection) }),
            chosen(`Keep ${connection.provider}`, { kind: 'disconnect', ...endsOf(first.connection) }),
          ],
        },
      ]
    }),
}

const itself: Rule = {
  id: 'CON-6',
  severity: 'block',
  title: 'No part is its own provider',
  check: ({ answers }) =>
    answers.connections
      .filter(({ consumer, provider }) => consumer === provider)
      .map((one) => ({
        on: connectionSubject(one),
        message: `${one.consumer} is connected to itself.`,
        why: 'It would wait for itself for ever.',
        fixes: [automatic('Take the line away', { kind: 'disconnect', ...endsOf(one) })],
      })),
}

const twice: Rule = {
  id: 'CON-7',
  severity: 'block',
  title: 'A line is there once',
  check: ({ answers }) => {
    const seen = new Set<string>()
    return answers.connections.flatMap((one) => {
      const key = connectionKey(one)
      if (!seen.has(key)) {
        seen.add(key)
        return []
      }
      return [
        {
          on: connectionSubject(one),
          message: `${one.consumer} is connected to ${one.provider} twice.`,
          why: 'Nobody can tell which of the two counts.',
          fixes: [automatic('Keep the last', { kind: 'connect', connection: one })],
        },
      ]
    })
  },
}

const supportedRelease: Rule = {
  id: 'CMP-3',
  severity: 'warn',
  title: 'The provider is of a release that is supported',
  check: (context) =>
    context.stack.connections.flatMap((one) => {
      const { provider, consumer, need } = one
      const limit = need.supported.find(({ component }) => component === provider.component.id)
      if (!limit || satisfies(provider.version.release, limit.range)) return []
      const fitting = provider.component.versions.find(({ release }) => satisfies(release, limit.range))
      return [
        {
          rule: limit.blocks ? 'CMP-1' : 'CMP-3',
          severity: limit.blocks ? ('block' as const) : ('warn' as const),
          on: connectionSubject(one.connection),
          message: `${consumer.component.title} ${consumer.version.id} is not supported on ${provider.component.title} ${provider.version.id}.`,
          why: `It is made for ${provider.component.title} ${limit.range}. Source: ${limit.source}.`,
          fixes: fitting ? [versionFix(context, provider, fitting.id)] : otherProvider(context, one),
        },
      ]
    }),
}

/** On data that is there a version is not changed without asking. */
const versionFix = ({ previous }: RuleContext, provider: ResolvedPart, version: string): Fix => {
  const isNew = !previous?.parts.some(({ name }) => name === provider.part.name)
  const title = `Use ${provider.component.title} ${version}`
  const change = { kind: 'set-version' as const, part: provider.part.name, version }
  return isNew ? automatic(title, change) : chosen(title, change)
}

/** In place of a provider of which no release is supported: one that is. */
const otherProvider = (context: RuleContext, { connection, need }: ResolvedConnection): Fix[] => {
  const away = { kind: 'disconnect' as const, ...endsOf(connection) }
  const [first] = waysToAdd(context, connection.consumer, need)
  return first ? [automatic(`${first.title} instead`, away, ...first.changes)] : [chosen('Take the line away', away)]
}

const sharedDatabase: Rule = {
  id: 'CMP-4',
  severity: 'warn',
  title: 'Each application has a database of its own',
  check: (context) => {
    const owners = new Map<string, string>()
    return context.stack.connections.flatMap(({ connection, consumer, provider, need }) => {
      const isStore = connection.capability.startsWith('sql:') && consumer.component.category !== 'admin-tool'
      const isWhole = consumer.component.category === 'application' || consumer.component.category === 'identity'
      if (!isStore) return []
      const owner = owners.get(provider.part.name)
      if (owner === undefined || owner === connection.consumer) {
        owners.set(provider.part.name, connection.consumer)
        return []
      }
      if (!isWhole && !isWholeApplication(context, owner)) return []
      const fresh = newPart(freePartName(context, `${connection.consumer}-db`), provider.component)
      const own = connectionToNew(connection.consumer, need, fresh, provider.component)
      return [
        {
          on: connectionSubject(connection),
          message: `${connection.consumer} and ${owner} would write into the same database of ${provider.part.name}.`,
          why: 'Each makes tables of its own and believes all others to be its own too; a backup of one cannot be put back alone.',
          fixes: own
            ? [
                automatic(
                  `Give ${connection.consumer} a ${provider.component.title} of its own`,
                  { kind: 'disconnect', ...endsOf(connection) },
                  { kind: 'add-part', part: { ...fresh, version: provider.part.version } },
                  { kind: 'connect', connection: own },
                ),
              ]
            : [],
        },
      ]
    })
  },
}

const isWholeApplication = ({ stack }: RuleContext, name: string): boolean => {
  const category = stack.byName.get(name)?.component.category
  return category === 'application' || category === 'identity'
}

/** Rules about what parts give each other. */
export const needRules: readonly Rule[] = [
  itself,
  twice,
  deadEnd,
  wrongWay,
  oneProvider,
  unmetNeed,
  supportedRelease,
  sharedDatabase,
]
