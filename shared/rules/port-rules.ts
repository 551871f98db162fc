import type { Fix } from './finding.ts'
import { addressesMeet, freeHostPort, isLoopback, publicationsOf } from './free-names.ts'
import { automatic, chosen, type Rule, type RuleContext } from './rule.ts'
import { partSubject, stackSubject } from './subjects.ts'

type Published = ReturnType<typeof publicationsOf>[number]

const moveTo = (context: RuleContext, { resolved, entry, publication }: Published): Fix[] => {
  const port = freeHostPort(context, publication.port, entry.protocol)
  if (port === null) return []
  const { address } = publication
  return [
    automatic(`Publish it on port ${port}`, {
      kind: 'set-port',
      part: resolved.part.name,
      port: entry.id,
      publication: { address, port },
    }),
  ]
}

const bindLocally = ({ resolved, entry, publication }: Published): Fix =>
  automatic('Publish it for this computer only', {
    kind: 'set-port',
    part: resolved.part.name,
    port: entry.id,
    publication: { address: '127.0.0.1', port: publication.port },
  })

const unpublish = ({ resolved, entry }: Published): Fix =>
  automatic('Do not publish it', { kind: 'set-port', part: resolved.part.name, port: entry.id, publication: null })

const placeOf = ({ resolved, entry }: Published) => partSubject(resolved.part.name, `ports.${entry.id}`)

const samePort: Rule = {
  id: 'NET-1',
  severity: 'block',
  title: 'One owner of a port',
  check: (context) => {
    const published = publicationsOf(context)
    return published.flatMap((one, index) => {
      const owner = published
        .slice(0, index)
        .find(
          (other) =>
            other.publication.port === one.publication.port &&
            other.entry.protocol === one.entry.protocol &&
            addressesMeet(other.publication.address, one.publication.address),
        )
      if (!owner) return []
      const { port } = one.publication
      const proxies =
        [one, owner].every(({ resolved }) => resolved.component.category === 'proxy') && (port === 80 || port === 443)
      return [
        {
          rule: proxies ? 'NET-3' : 'NET-1',
          on: placeOf(one),
          message: proxies
            ? `${owner.resolved.part.name} owns port ${port} already, and only one proxy can.`
            : `Port ${port} is already that of ${owner.resolved.part.name}.`,
          why: proxies
            ? 'Keep one at the door and put the other behind it, or publish it elsewhere.'
            : 'The second to start would fail.',
          fixes: [...moveTo(context, one), unpublish(one)],
        },
      ]
    })
  },
}

const takenOnHost: Rule = {
  id: 'NET-2',
  severity: 'block',
  title: 'Ports are free on the host',
  check: (context) =>
    publicationsOf(context).flatMap((one) => {
      const { host } = context
      const holder = host?.usedPorts.find(
        (used) =>
          used.port === one.publication.port &&
          used.protocol === one.entry.protocol &&
          addressesMeet(used.address, one.publication.address),
      )
      if (!host || !holder) return []
      return [
        {
          on: placeOf(one),
          message: `${holder.holder} uses port ${holder.port} on ${host.name}.`,
          why: 'The part could not start.',
          fixes: [...moveTo(context, one), unpublish(one)],
        },
      ]
    }),
}

const openData: Rule = {
  id: 'NET-4',
  severity: 'warn',
  title: 'Databases do not face the network',
  check: (context) =>
    publicationsOf(context)
      .filter(({ entry, publication }) => entry.audience === 'data' && !isLoopback(publication.address))
      .map((one) => {
        const open = isWithoutPassword(one)
        return {
          rule: open ? 'NET-5' : 'NET-4',
          severity: open ? ('block' as const) : ('warn' as const),
          on: placeOf(one),
          message: open
            ? `Anyone who reaches port ${one.publication.port} would own the data of ${one.resolved.part.name}.`
            : `${one.resolved.part.name} would be reachable from the whole network.`,
          why: open
            ? 'It has no password, and the port is published. Publish it for this computer only, or set a password.'
            : 'Parts of the stack reach it without a published port.',
          fixes: [bindLocally(one), unpublish(one)],
        }
      }),
}

/** True where a secret that may be left away is. */
const isWithoutPassword = ({ resolved }: Published): boolean =>
  [...resolved.options.values()].some(
    ({ option, value }) =>
      option.kind === 'secret' && typeof value === 'object' && 'secret' in value && value.secret === 'none',
  )

const neverOpen: Rule = {
  id: 'NET-6',
  severity: 'block',
  title: 'Internal ports stay inside',
  check: (context) =>
    publicationsOf(context)
      .filter(({ entry }) => entry.audience === 'internal')
      .map((one) => ({
        on: placeOf(one),
        message: `${one.entry.title} of ${one.resolved.part.name} must not be published.`,
        why: 'Its protocol has no protection: who reaches it can run code or change anything.',
        fixes: [unpublish(one)],
      })),
}

const openTool: Rule = {
  id: 'SEC-8',
  severity: 'warn',
  title: 'Tools do not face the network',
  check: (context) =>
    publicationsOf(context)
      .filter(({ entry, publication }) => entry.audience === 'tool' && !isLoopback(publication.address))
      .map((one) => ({
        on: placeOf(one),
        message: `${one.resolved.component.title} should not face the network.`,
        why: 'It is made for those who look after the stack, and shows everything.',
        fixes: [bindLocally(one), unpublish(one)],
      })),
}

const nothingPublished: Rule = {
  id: 'NET-10',
  severity: 'inform',
  title: 'Something can be opened',
  check: (context) => {
    const open = context.stack.parts.flatMap((resolved) =>
      resolved.ports
        .filter(({ entry }) => entry.audience === 'public')
        .map(({ entry, container }) => ({ resolved, entry, container })),
    )
    const [first] = open
    if (!first || publicationsOf(context).length > 0) return []
    const port = freeHostPort(context, first.container, first.entry.protocol)
    return [
      {
        on: stackSubject,
        message: 'No port is published: nothing of this stack can be opened from outside.',
        why: 'That is right for a stack that others reach by a network of their own.',
        fixes:
          port === null
            ? []
            : [
                chosen(`Publish ${first.resolved.part.name} on port ${port}`, {
                  kind: 'set-port',
                  part: first.resolved.part.name,
                  port: first.entry.id,
                  publication: { port, address: '0.0.0.0' },
                }),
              ],
      },
    ]
  },
}

/** Rules about what the host's ports lead to. */
export const portRules: readonly Rule[] = [samePort, takenOnHost, openData, neverOpen, openTool, nothingPublished]
