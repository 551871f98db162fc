import type { EnvironmentEntry } from '../../catalogue/component-service.ts'
import type { Subject } from '../../rules/finding.ts'
import { connectionSubject, partSubject } from '../../rules/subjects.ts'
import { connectionScope, partScope } from '../resolve/part-scope.ts'
import { onlySecret, plain, type RenderedText } from '../resolve/rendered-text.ts'
import type { ResolvedConnection, ResolvedPart, ResolvedStack } from '../resolve/resolved-stack.ts'
import { placesOf, renderTemplate, type Scope, type TemplatePlace } from '../resolve/template.ts'

/** A variable of a container, before it is written down. */
export interface ServiceVariable {
  readonly name: string
  readonly value: RenderedText
  /** The secret that it names as a file under /run/secrets, where it does. */
  readonly secretFile: string | null
  readonly about: string | undefined
  readonly from: Subject
}

/** Where a secret is in a container. */
export const secretPath = (variable: string): string => `/run/secrets/${secretName(variable)}`

/** Name of the compose secret of a variable. */
export const secretName = (variable: string): string => variable.toLowerCase()

/**
 * Variables of a part: the component's, those of its connections over them, and a person's own over all. Each name once,
 * at the place where it was said first.
 */
export const serviceEnvironment = (resolved: ResolvedPart, stack: ResolvedStack): readonly ServiceVariable[] => {
  const variables = new Map<string, ServiceVariable>()
  const { component, part } = resolved
  for (const entry of component.service.environment.filter(({ when }) => resolved.holds(when))) {
    const made = variable(entry, partScope(resolved, stack), { resolved, from: partSubject(part.name, fieldOf(entry)) })
    variables.set(made.name, made)
  }
  for (const made of connectionsOf(resolved, stack).flatMap((one) => connectionVariables(one, stack))) {
    variables.set(made.name, made)
  }
  for (const [name, value] of Object.entries(part.environment)) {
    const from = partSubject(part.name, 'environment')
    variables.set(name, { name, value: plain(value), secretFile: null, about: undefined, from })
  }
  return [...variables.values()]
}

/** Variables that a connection gives its consumer; what the provider does not have is left out. */
export const connectionVariables = (one: ResolvedConnection, stack: ResolvedStack): readonly ServiceVariable[] => {
  const from = connectionSubject(one.connection)
  return one.way.environment
    .filter(({ when }) => one.consumer.holds(when))
    .map((entry) => variable(entry, connectionScope(one, stack), { resolved: one.consumer, from }))
    .filter(({ value }) => value.length > 0)
}

/** Connections of which the part is the consumer. */
export const connectionsOf = (resolved: ResolvedPart, stack: ResolvedStack): readonly ResolvedConnection[] =>
  stack.connections.filter(({ consumer }) => consumer === resolved)

const variable = (
  { name, value, file, about }: EnvironmentEntry,
  scope: Scope,
  { resolved, from }: { readonly resolved: ResolvedPart; readonly from: Subject },
): ServiceVariable => {
  const rendered = renderTemplate(value, scope)
  const secret = onlySecret(rendered)
  if (file === undefined || secret === null || resolved.part.secrets === 'variables') {
    return { name: prefixed(name, scope), value: rendered, secretFile: null, about, from }
  }
  return { name: prefixed(file, scope), value: plain(secretPath(secret)), secretFile: secret, about, from }
}

/** A connection may put a text before the names of its variables, so that two of a kind do not collide. */
const prefixed = (name: string, scope: Scope): string => {
  const prefix = scope('connection', 'prefix')
  if (!prefix || !Array.isArray(prefix)) return name
  const [first] = prefix as RenderedText
  return first && 'text' in first ? `${first.text}${name}` : name
}

const fieldOf = ({ value }: EnvironmentEntry): string => {
  const option = placesOf(value).find((place: TemplatePlace) => place.group === 'option')
  return option ? `options.${option.field}` : 'component'
}
