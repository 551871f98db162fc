import { satisfies } from 'semver'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Component } from '../catalogue/component.ts'
import type { Need, Way } from '../catalogue/component-wiring.ts'
import type { Connection, Part } from '../wizard/answers.ts'
import type { ResolvedPart } from '../wizard/resolve/resolved-stack.ts'

/** True where the way fits what the provider is used as. */
export const wayFits = (way: Way, capability: string): boolean =>
  way.capabilities.length === 0 || way.capabilities.includes(capability)

/** A connection from a need to a provider, in the first way that fits; null where the provider gives nothing that would do. */
export const connectionTo = (consumer: string, need: Need, provider: ResolvedPart): Connection | null => {
  const offered = need.capabilities.find((one) => provider.provides.some(({ capability }) => capability === one))
  return offered === undefined
    ? null
    : connectionAs(consumer, need, { provider: provider.part.name, capability: offered })
}

const connectionAs = (
  consumer: string,
  need: Need,
  { provider, capability }: { readonly provider: string; readonly capability: string },
): Connection | null => {
  const way = need.ways.find((one) => wayFits(one, capability))
  return way ? { consumer, need: need.id, provider, capability, way: way.id, options: {}, waits: true } : null
}

/** All connections that a need and a provider allow: every capability both know, in every way. */
export const possibleConnections = (consumer: string, need: Need, provider: ResolvedPart): readonly Connection[] =>
  need.capabilities
    .filter((one) => provider.provides.some(({ capability }) => capability === one))
    .flatMap((capability) =>
      need.ways
        .filter((way) => wayFits(way, capability))
        .map((way) => ({
          consumer,
          need: need.id,
          provider: provider.part.name,
          capability,
          way: way.id,
          options: {},
          waits: true,
        })),
    )

/** A part as it is when it was only just chosen. */
export const newPart = (name: string, component: Component): Part => ({
  name,
  component: component.id,
  version: component.recommended,
  image: null,
  options: {},
  ports: {},
  volumes: {},
  environment: {},
  restart: 'unless-stopped',
  health: { kind: 'catalogue' },
  secrets: 'files',
  networks: [],
})

/** True where no release of the component is supported for the need. */
export const isRuledOut = ({ supported }: Need, { id, versions }: Component): boolean => {
  const limit = supported.find(({ component, blocks }) => blocks && component === id)
  return limit !== undefined && !versions.some(({ release }) => satisfies(release, limit.range))
}

/** Components that would do for a need, the suggested one first. */
export const providersFor = (need: Need, catalogue: Catalogue): readonly Component[] => {
  const fitting = [...catalogue.values()].filter(
    (component) =>
      component.provides.some(({ capability }) => need.capabilities.includes(capability)) &&
      !isRuledOut(need, component),
  )
  return [...fitting.filter(({ id }) => id === need.suggests), ...fitting.filter(({ id }) => id !== need.suggests)]
}

/** A connection to a part that is to be added. */
export const connectionToNew = (consumer: string, need: Need, part: Part, component: Component): Connection | null => {
  const capability = need.capabilities.find((one) => component.provides.some((given) => given.capability === one))
  return capability === undefined ? null : connectionAs(consumer, need, { provider: part.name, capability })
}
