import type { Component, ComponentVersion } from '../../catalogue/component.ts'
import type { HealthEntry, PortEntry, VolumeEntry } from '../../catalogue/component-service.ts'
import type { Need, Provision, Way } from '../../catalogue/component-wiring.ts'
import type { Condition } from '../../catalogue/condition.ts'
import type { Option } from '../../catalogue/option.ts'
import type { Connection, OptionValue, Part, Publication, VolumeChoice } from '../answers.ts'

/** A port with what was chosen for it. */
export interface ResolvedPort {
  readonly entry: PortEntry
  /** Inside the container. */
  readonly container: number
  readonly publication: Publication | null
}

/** A volume with what was chosen for it. */
export interface ResolvedVolume {
  readonly entry: VolumeEntry
  readonly choice: VolumeChoice
  /** Name of the named volume, where it is one. */
  readonly name: string
}

/** A part with everything that follows from its component and its choices. */
export interface ResolvedPart {
  readonly part: Part
  readonly component: Component
  /** The chosen version; the recommended one where the component does not have it. */
  readonly version: ComponentVersion
  /** With its tag. */
  readonly image: string
  /** Options that are asked for, with their values. */
  readonly options: ReadonlyMap<string, { readonly option: Option; readonly value: OptionValue }>
  readonly ports: readonly ResolvedPort[]
  readonly volumes: readonly ResolvedVolume[]
  readonly health: HealthEntry | null
  readonly provides: readonly Provision[]
  readonly needs: readonly Need[]
  /** Of secret options that have a value: the variable of the document, by the option's id. */
  readonly secrets: ReadonlyMap<string, string>
  /** Whether conditions of its component hold. */
  readonly holds: (conditions: readonly Condition[]) => boolean
}

/** A connection with both ends. */
export interface ResolvedConnection {
  readonly connection: Connection
  readonly consumer: ResolvedPart
  readonly provider: ResolvedPart
  readonly need: Need
  readonly way: Way
  readonly provision: Provision
  /** Options of the way, with their values. */
  readonly options: ReadonlyMap<string, { readonly option: Option; readonly value: OptionValue }>
}

/**
 * Answers with the catalogue looked up. Parts of unknown components and connections that lead nowhere are left out here;
 * rules say so.
 */
export interface ResolvedStack {
  readonly stackName: string
  readonly parts: readonly ResolvedPart[]
  readonly byName: ReadonlyMap<string, ResolvedPart>
  readonly connections: readonly ResolvedConnection[]
}
