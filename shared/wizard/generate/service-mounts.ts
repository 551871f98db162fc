import type { Subject } from '../../rules/finding.ts'
import { connectionSubject, partSubject } from '../../rules/subjects.ts'
import { composeText } from '../resolve/rendered-text.ts'
import type { ResolvedPart, ResolvedStack, ResolvedVolume } from '../resolve/resolved-stack.ts'
import { renderTemplate, type Scope } from '../resolve/template.ts'
import { connectionsOf } from './service-environment.ts'

/** A line under a service's volumes. */
export interface ServiceMount {
  readonly text: string
  readonly about: string | undefined
  readonly from: Subject
}

/** All that a part mounts: its volumes, folders of the host, and volumes of providers that it shares. */
export const mountsOf = (resolved: ResolvedPart, stack: ResolvedStack, scope: Scope): readonly ServiceMount[] => {
  const { part, component, volumes } = resolved
  const own = volumes.flatMap((volume) => {
    const text = mountText(volume)
    if (text === null) return []
    return [{ text, about: volume.entry.title, from: partSubject(part.name, `volumes.${volume.entry.id}`) }]
  })
  const binds = component.service.binds
    .filter(({ when }) => resolved.holds(when))
    .map(({ source, target, readOnly, about }) => ({
      text: `${composeText(renderTemplate(source, scope))}:${target}${readOnly ? ':ro' : ''}`,
      about,
      from: partSubject(part.name, 'component'),
    }))
  return [...own, ...binds, ...sharedMounts(resolved, stack)]
}

const sharedMounts = (resolved: ResolvedPart, stack: ResolvedStack): readonly ServiceMount[] =>
  connectionsOf(resolved, stack).flatMap(({ way, provider, connection }) => {
    const volume = provider.volumes.find(({ entry }) => entry.id === way.sharesVolume)
    const text = volume ? mountText(volume, true) : null
    if (text === null) return []
    return [{ text, about: `The files of ${provider.part.name}`, from: connectionSubject(connection) }]
  })

/** Null where nothing is mounted. */
const mountText = ({ entry, choice, name }: ResolvedVolume, readOnly = entry.readOnly): string | null => {
  const mode = readOnly ? ':ro' : ''
  switch (choice.kind) {
    case 'volume':
      return `${name}:${entry.path}${mode}`
    case 'folder':
      return `${choice.path.replaceAll('$', '$$$$')}:${entry.path}${mode}`
    case 'none':
      return null
  }
}
