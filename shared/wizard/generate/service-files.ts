import type { FileEntry } from '../../catalogue/component-service.ts'
import type { Subject } from '../../rules/finding.ts'
import { connectionSubject, partSubject } from '../../rules/subjects.ts'
import { connectionScope, partScope } from '../resolve/part-scope.ts'
import { type RenderedText, readableText } from '../resolve/rendered-text.ts'
import type { ResolvedPart, ResolvedStack } from '../resolve/resolved-stack.ts'
import { renderTemplate, type ScopeValue } from '../resolve/template.ts'
import { connectionsOf } from './service-environment.ts'

/** A file of a container: a compose config with its content in the document. */
export interface ServiceFile {
  /** Name of the config. */
  readonly name: string
  readonly path: string
  readonly content: RenderedText
  readonly about: string | undefined
  readonly from: Subject
}

/** Files of a part: the component's, with the pieces that its connections add, and those of its connections. */
export const serviceFiles = (resolved: ResolvedPart, stack: ResolvedStack): readonly ServiceFile[] => {
  const { part, component } = resolved
  const scope = partScope(resolved, stack, fragmentsOf(resolved, stack))
  const own = component.service.files
    .filter(({ when }) => resolved.holds(when))
    .map((entry) => fileOf(entry, part.name, renderTemplate(entry.content, scope), partSubject(part.name, 'component')))
  const added = connectionsOf(resolved, stack).flatMap((one) =>
    one.way.files
      .filter(({ when }) => resolved.holds(when))
      .map((entry) => {
        const content = renderTemplate(entry.content, connectionScope(one, stack))
        return fileOf(
          { ...entry, path: readableText(renderTemplate(entry.path, connectionScope(one, stack))) },
          `${part.name}_${one.provider.part.name}`,
          content,
          connectionSubject(one.connection),
        )
      }),
  )
  return [...own, ...added]
}

const fileOf = ({ id, path, about }: FileEntry, owner: string, content: RenderedText, from: Subject): ServiceFile => ({
  name: `${owner}_${id}`.replaceAll('-', '_').replace(/[A-Z]/g, '_$&').toLowerCase(),
  path,
  content: tidy(content),
  about,
  from,
})

/** Without blanks at the ends of lines. */
const tidy = (content: RenderedText): RenderedText =>
  content.map((segment) => ('text' in segment ? { text: segment.text.replace(/[ \t]+(?=\n)/g, '') } : segment))

/** What the connections of a part put into its files, slot by slot, each on lines of its own. */
const fragmentsOf = (resolved: ResolvedPart, stack: ResolvedStack): ReadonlyMap<string, ScopeValue> => {
  const slots = new Map<string, RenderedText>()
  for (const one of connectionsOf(resolved, stack)) {
    for (const [slot, template] of Object.entries(one.way.fragments)) {
      const before = slots.get(slot)
      const text = renderTemplate(template.replace(/\n$/, ''), connectionScope(one, stack))
      slots.set(slot, before ? [...before, { text: '\n' }, ...text] : text)
    }
  }
  return slots
}
