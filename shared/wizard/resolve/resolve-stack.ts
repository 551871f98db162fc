import { type Catalogue, recommendedVersion, versionOf } from '../../catalogue/catalogue.ts'
import type { Component, ComponentVersion } from '../../catalogue/component.ts'
import type { Connection, Part, WizardAnswers } from '../answers.ts'
import { type ConditionFacts, holds } from './holds.ts'
import { valuesOf } from './option-values.ts'
import type { ResolvedConnection, ResolvedPart, ResolvedPort, ResolvedStack, ResolvedVolume } from './resolved-stack.ts'
import { nameSecrets } from './secret-variables.ts'

/** Looks the components of answers up, and works out what follows from the choices. Never fails. */
export const resolveStack = (answers: WizardAnswers, catalogue: Catalogue): ResolvedStack => {
  const nextSecret = nameSecrets()
  const parts = answers.parts.flatMap((part) => {
    const component = catalogue.get(part.component)
    if (!component) return []
    const own = answers.connections.filter(({ consumer }) => consumer === part.name)
    return [resolvePart({ part, component, connections: own, nextSecret })]
  })
  const byName = new Map(parts.map((resolved) => [resolved.part.name, resolved]))
  const connections = answers.connections.flatMap((connection) => resolveConnection(connection, byName) ?? [])
  return { stackName: answers.stackName, parts, byName, connections }
}

interface PartInput {
  readonly part: Part
  readonly component: Component
  readonly connections: readonly Connection[]
  readonly nextSecret: (part: string, option: string) => string
}

const resolvePart = ({ part, component, connections, nextSecret }: PartInput): ResolvedPart => {
  const version = versionOf(component, part.version) ?? recommendedVersion(component)
  const connected = (need: string) =>
    connections.flatMap((connection) => (connection.need === need ? [connection.capability] : []))
  const about = { release: version.release, ownImage: part.image !== null, connected }
  const options = valuesOf(component.options, part.options, about)
  const facts: ConditionFacts = { ...about, option: (id) => options.get(id)?.value }
  const { service } = component
  const applies = ({ when }: { readonly when: Parameters<typeof holds>[0] }) => holds(when, facts)
  return {
    part,
    component,
    version,
    image: part.image ?? imageOf(component, version),
    options,
    ports: service.ports.filter(applies).map((entry) => resolvePort(entry, part, options)),
    volumes: service.volumes.filter(applies).map((entry) => resolveVolume(entry, part)),
    health: service.health.find(applies) ?? null,
    provides: component.provides.filter(applies),
    needs: component.needs.filter(applies),
    secrets: secretsOf(part.name, options, nextSecret),
    holds: (conditions) => holds(conditions, facts),
  }
}

/** Reference of the image that a version of a component is pinned to. */
export const imageOf = (component: Component, version: ComponentVersion): string =>
  `${version.image ?? component.image}:${version.tag}`

const resolvePort = (entry: ResolvedPort['entry'], part: Part, options: ResolvedPart['options']): ResolvedPort => {
  const chosen = typeof entry.container === 'number' ? entry.container : options.get(entry.container.option)?.value
  const publication = Object.hasOwn(part.ports, entry.id) ? part.ports[entry.id] : entry.publish
  return { entry, container: typeof chosen === 'number' ? chosen : 0, publication: publication ?? null }
}

const resolveVolume = (entry: ResolvedVolume['entry'], part: Part): ResolvedVolume => {
  const choice = part.volumes[entry.id] ?? { kind: 'volume' as const }
  const own = `${part.name}_${entry.id}`.replaceAll('-', '_').toLowerCase()
  return { entry, choice, name: choice.kind === 'volume' ? (choice.name ?? own) : own }
}

const secretsOf = (
  part: string,
  options: ResolvedPart['options'],
  nextSecret: PartInput['nextSecret'],
): ReadonlyMap<string, string> => {
  const secrets = [...options].filter(
    ([, { option, value }]) =>
      option.kind === 'secret' && !(typeof value === 'object' && 'secret' in value && value.secret === 'none'),
  )
  return new Map(secrets.map(([id]) => [id, nextSecret(part, id)]))
}

const resolveConnection = (
  connection: Connection,
  parts: ReadonlyMap<string, ResolvedPart>,
): ResolvedConnection | null => {
  const consumer = parts.get(connection.consumer)
  const provider = parts.get(connection.provider)
  const need = consumer?.needs.find(({ id }) => id === connection.need)
  const way = need?.ways.find(({ id }) => id === connection.way)
  const provision = provider?.provides.find(({ capability }) => capability === connection.capability)
  if (!consumer || !provider || !need || !way || !provision) return null
  const nothing = { release: consumer.version.release, ownImage: consumer.part.image !== null, connected: () => [] }
  return {
    connection,
    consumer,
    provider,
    need,
    way,
    provision,
    options: valuesOf(way.options, connection.options, nothing),
  }
}
