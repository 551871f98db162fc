import { Buffer } from 'node:buffer'
import type { ComposeFileObject, ComposeProject } from '#shared/model/compose-project.ts'
import type { StackDocument } from '#shared/model/document.ts'
import { type FileSection, fileSections } from '#shared/model/file-placement.ts'
import { maxFileBytes, type ResolvedFiles, seccompFileOf } from '#shared/model/resolved-files.ts'
import type { Lookup } from './interpolate/template.ts'
import type { Problems } from './problems.ts'
import { findAnyFile } from './source/find-file.ts'
import { locate } from './source/locate.ts'
import type { SourceNode } from './source/source-node.ts'

/** Where the bytes come from, and where to say that there are none. */
interface FilesContext {
  readonly document: StackDocument
  readonly lookup: Lookup
  readonly tree: SourceNode
  readonly problems: Problems
}

/**
 * The bytes of the configs, secrets and seccomp profiles that services use, from the document alone: a version stored
 * years ago has them as they were. What is missing or too large keeps the document from being applied; Compose would
 * find out only when it makes the container.
 */
export const resolveFiles = (project: ComposeProject, context: FilesContext): ResolvedFiles => ({
  configs: resolveSection('configs', project, context),
  secrets: resolveSection('secrets', project, context),
  profiles: resolveProfiles(project, context),
})

/** Files of the disk that a model needs, as the model names them. */
export const filesNamedBy = (project: ComposeProject): readonly string[] => [
  ...fileSections.flatMap((section) => usedObjects(section, project).flatMap(([, { file }]) => file ?? [])),
  ...Object.values(project.services).flatMap(({ security_opt: options = [] }) =>
    options.flatMap((option) => seccompFileOf(option) ?? []),
  ),
]

/** Secrets of a build are used by nothing that runs. */
const usedObjects = (section: FileSection, project: ComposeProject): ReadonlyArray<[string, ComposeFileObject]> => {
  const used = new Set(
    Object.values(project.services)
      .flatMap((service) => service[section] ?? [])
      .map((r) => r.source),
  )
  return Object.entries(project[section] ?? {}).filter(([key]) => used.has(key))
}

const resolveSection = (section: FileSection, project: ComposeProject, context: FilesContext) => {
  const contents = new Map<string, Uint8Array>()
  for (const [key, object] of usedObjects(section, project)) {
    const found = contentOf(object, context)
    if (found === null) continue
    if ('bytes' in found && found.bytes.length <= maxFileBytes) contents.set(key, found.bytes)
    else {
      const why = 'why' in found ? found.why : `it is larger than ${maxFileBytes / 1000} kB. Put it into a volume.`
      const path = [section, key, ...('at' in found ? [found.at] : [])]
      refuse(context, path, `The ${section.slice(0, -1)} ${key} cannot be copied: ${why}`)
    }
  }
  return contents
}

type Content = { readonly bytes: Uint8Array } | { readonly why: string; readonly at: string }

/** null for one that has no bytes here: it is refused elsewhere. */
const contentOf = (object: ComposeFileObject, { document, lookup }: FilesContext): Content | null => {
  if (object.content !== undefined) return { bytes: Buffer.from(object.content) }
  if (object.environment !== undefined) {
    const value = lookup(object.environment)
    if (value !== undefined) return { bytes: Buffer.from(value) }
    return { at: 'environment', why: `the variable ${object.environment} is not set. Set it for this stack.` }
  }
  if (object.file === undefined) return null
  const file = findAnyFile(document, object.file)
  if (file) return { bytes: Buffer.from(file.content, file.encoding ?? 'utf8') }
  return { at: 'file', why: `the file ${object.file} is not part of the document. Add it.` }
}

const resolveProfiles = (project: ComposeProject, context: FilesContext): ReadonlyMap<string, string> => {
  const profiles = new Map<string, string>()
  for (const [name, { security_opt: options = [] }] of Object.entries(project.services)) {
    for (const path of options.flatMap((option) => seccompFileOf(option) ?? [])) {
      const profile = profileOf(path, context)
      if ('text' in profile) profiles.set(path, profile.text)
      else refuse(context, ['services', name, 'security_opt'], `The seccomp profile of ${name} ${profile.why}`)
    }
  }
  return profiles
}

const profileOf = (path: string, { document }: FilesContext): { readonly text: string } | { readonly why: string } => {
  const file = findAnyFile(document, path)
  if (!file) return { why: `is not there: the file ${path} is not part of the document. Add it.` }
  try {
    return { text: JSON.stringify(JSON.parse(file.content)) }
  } catch {
    return { why: `cannot be read: ${path} is no JSON. Correct it.` }
  }
}

const refuse = ({ tree, problems }: FilesContext, path: readonly string[], message: string): void =>
  problems.refusal({ rule: 'file', message, path, position: locate(tree, path) })
