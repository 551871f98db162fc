import { labels } from './labels.ts'

/** What says that an object of a host is a stack's. */
export interface StackOwner {
  readonly stackId: string
  /** The Compose project that the stack took over; null or absent for a stack that made everything itself. */
  readonly adoptedProject?: string | null | undefined
}

type Labels = Readonly<Record<string, string>>

/**
 * The Compose project of an object that no stack made; null for all others. Labels cannot be changed afterwards, so it is
 * the database that says which stack took the project over. What `docker compose run` made is nobody's.
 */
export const composeProjectOf = (found: Labels): string | null =>
  found[labels.stackId] === undefined && !isOneOff(found) ? (found[labels.composeProject] ?? null) : null

/** True for a container of `docker compose run`. */
export const isOneOff = (found: Labels): boolean => found[labels.composeOneOff] === 'True'

/** True for an object that Compose made and the stack took over. */
export const isAdopted = ({ adoptedProject }: StackOwner, found: Labels): boolean =>
  typeof adoptedProject === 'string' && composeProjectOf(found) === adoptedProject

/** True for an object that the stack made, or took over. */
export const isOwned = (owner: StackOwner, found: Labels): boolean =>
  found[labels.stackId] === owner.stackId || isAdopted(owner, found)

/** The narrowest label filter that finds everything of the stack; what it made carries the project's label as well. */
export const labelFilterOf = ({ stackId, adoptedProject }: StackOwner): string =>
  typeof adoptedProject === 'string' ? `${labels.composeProject}=${adoptedProject}` : `${labels.stackId}=${stackId}`

/** The service of a container, by our label or by Compose's. */
export const serviceOf = (found: Labels): string => found[labels.serviceName] ?? found[labels.composeService] ?? ''

/** The number of a container in its service, from 1; 1 where no label says it. */
export function numberOf(found: Labels): number {
  const number = Number(found[labels.number] ?? found[labels.composeNumber])
  return Number.isInteger(number) && number > 0 ? number : 1
}
