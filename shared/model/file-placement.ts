import type { ComposeFileReference, ComposeService } from './compose-project.ts'

/** The two sections of a document that become files in a container. */
export const fileSections = ['configs', 'secrets'] as const
export type FileSection = (typeof fileSections)[number]

const folders: Readonly<Record<FileSection, string>> = { configs: '/', secrets: '/run/secrets/' }

/** Absolute path in the container: below `/run/secrets` for a secret and below `/` for a config, unless it is given. */
export const fileTarget = (section: FileSection, { source, target }: ComposeFileReference): string => {
  const place = target || source
  return (place.startsWith('/') ? place : `${folders[section]}${place}`).replace(/\/+/g, '/')
}

/** The folder that a path lies in, `/` for one at the top. */
export const folderOfTarget = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/'

/**
 * True where a file of this service cannot be copied into the container's own layer: the Engine refuses it while the
 * root file system is read-only, and a tmpfs above it would hide the copy once the container starts.
 */
export const needsFileVolume = (service: ComposeService, target: string): boolean =>
  service.read_only === true || tmpfsTargets(service).some((folder) => isBelow(target, folder))

const tmpfsTargets = ({ tmpfs = [], volumes = [] }: ComposeService): readonly string[] => [
  ...tmpfs.map((text) => text.split(':')[0] ?? text),
  ...volumes.filter(({ type }) => type === 'tmpfs').map(({ target }) => target),
]

const isBelow = (path: string, folder: string): boolean => path.startsWith(folder.endsWith('/') ? folder : `${folder}/`)
