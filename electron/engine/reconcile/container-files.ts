import { createHash } from 'node:crypto'
import { canonicalJson } from '#shared/format/canonical-json.ts'
import type { ComposeFileReference, ComposeProject, ComposeService } from '#shared/model/compose-project.ts'
import {
  type FileSection,
  fileSections,
  fileTarget,
  folderOfTarget,
  needsFileVolume,
} from '#shared/model/file-placement.ts'
import { type ResolvedFiles, seccompFileOf } from '#shared/model/resolved-files.ts'
import type { DesiredVolume } from './desired-volumes.ts'
import type { ContainerFile } from './host-driver.ts'
import { labels } from './labels.ts'
import type { StackIdentity } from './stack-identity.ts'

/**
 * A volume that holds copied files of one service, mounted over the folder they belong in. Its name changes with its
 * content, so that old and new containers never share one and a rollback finds the old bytes.
 *
 * Where the root file system is read-only the Engine refuses every copy but one into a volume (moby,
 * `containerExtractToDir`). A bind from a folder of ours would not reach a remote host, and a tmpfs is empty at every
 * start. What the image has in that folder is kept: the Engine copies it into a new volume.
 */
export interface FileVolume {
  readonly name: string
  readonly folder: string
}

/** The configs and secrets of a service as files of its containers, in the order of the document. */
export const containerFiles = (service: ComposeService, files: ResolvedFiles): readonly ContainerFile[] =>
  references(service).flatMap(({ section, reference }) => {
    const bytes = files[section].get(reference.source)
    return bytes ? [containerFile(service, fileTarget(section, reference), { reference, bytes })] : []
  })

const references = (service: ComposeService) =>
  fileSections.flatMap((section) => (service[section] ?? []).map((reference) => ({ section, reference })))

/** World-readable and of root where nothing else is said, as with Compose (compose-spec, `secrets`, long syntax). */
function containerFile(
  service: ComposeService,
  target: string,
  { reference, bytes }: { readonly reference: ComposeFileReference; readonly bytes: Uint8Array },
): ContainerFile {
  const root = needsFileVolume(service, target) ? folderOfTarget(target) : '/'
  return {
    root,
    path: target.slice(root === '/' ? 1 : root.length + 1),
    uid: Number(reference.uid || 0),
    gid: Number(reference.gid || 0),
    mode: reference.mode ?? 0o444,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes,
  }
}

/** Volumes that the copied files of a service need, by folder. */
export function fileVolumesOf(
  place: { readonly stackName: string; readonly service: string },
  definition: ComposeService,
  files: ResolvedFiles,
): readonly FileVolume[] {
  const inVolumes = containerFiles(definition, files).filter(({ root }) => root !== '/')
  return [...new Set(inVolumes.map(({ root }) => root))].sort().map((folder) => {
    const content = inVolumes.filter(({ root }) => root === folder).map(({ bytes: _, ...file }) => file)
    const digest = sha256(canonicalJson({ image: definition.image, content }))
    return { folder, name: `${place.stackName}_${place.service}_files_${digest.slice(0, 12)}` }
  })
}

/** The same for a whole version, as volumes to be made. Of two with equal content under one name there is one. */
export const desiredFileVolumes = (
  project: ComposeProject,
  stack: StackIdentity,
  files: ResolvedFiles,
): readonly DesiredVolume[] =>
  Object.entries(project.services)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([service, definition]) =>
      fileVolumesOf({ stackName: stack.stackName, service }, definition, files).map(({ name }) => ({
        key: name,
        name,
        usedBy: [service],
        definition: { name, driver: null, options: {}, labels: volumeLabels(stack) },
      })),
    )

const volumeLabels = (stack: StackIdentity): Record<string, string> => ({
  [labels.stackId]: stack.stackId,
  [labels.version]: String(stack.version),
  [labels.composeProject]: stack.stackName,
})

/** sha256 of what a service uses of the document's files, by words for a person. */
export const fileDigests = (service: ComposeService, files: ResolvedFiles): ReadonlyMap<string, string> =>
  new Map([
    ...references(service).flatMap(({ section, reference: { source } }) => {
      const bytes = files[section].get(source)
      return bytes ? [[`${singular[section]} ${source}`, sha256(bytes)] as const] : []
    }),
    ...(service.security_opt ?? []).flatMap((option) => {
      const path = seccompFileOf(option)
      const profile = path === null ? undefined : files.profiles.get(path)
      return profile === undefined ? [] : [[`seccomp profile ${path}`, sha256(profile)] as const]
    }),
  ])

const singular: Readonly<Record<FileSection, string>> = { configs: 'config', secrets: 'secret' }

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')
