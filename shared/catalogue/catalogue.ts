import type { Component, ComponentVersion } from './component.ts'

/** All components that can be chosen, by id, in the order they are shown. */
export type Catalogue = ReadonlyMap<string, Component>

/** A catalogue of these; of two with one id the later counts, so that a person can replace a built-in one. */
export const catalogueOf = (components: readonly Component[]): Catalogue =>
  new Map(components.map((component) => [component.id, component]))

/** The version with that id; undefined where the component has none. */
export const versionOf = (component: Component, id: string): ComponentVersion | undefined =>
  component.versions.find((version) => version.id === id)

/** The version that is offered first. */
export const recommendedVersion = (component: Component): ComponentVersion => {
  const [first] = component.versions
  const found = versionOf(component, component.recommended) ?? first
  if (!found) throw new Error(`${component.id} has no version`)
  return found
}
