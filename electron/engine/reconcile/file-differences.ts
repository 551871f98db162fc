import type { AdoptedContainer, FoundFile } from './adopted-container.ts'
import type { ContainerFile, ContainerPayload } from './host-driver.ts'

/** The absolute path of a copied file in its container. */
export const pathOfFile = ({ root, path }: Pick<ContainerFile, 'root' | 'path'>): string =>
  `${root === '/' ? '' : root}/${path}`

/**
 * Configs and secrets that a container does not have as its payload asks, in words: the bytes are compared, and owner and
 * mode where the document sets them. Compose mounts the files of the host, which keep their own.
 */
export const fileDifferences = ({ files = [] }: ContainerPayload, found: AdoptedContainer): readonly string[] =>
  files.flatMap((file) => {
    const path = pathOfFile(file)
    const there = found.files.get(path)
    if (there?.sha256 !== file.sha256) return [`file ${path}`]
    return isLeftOpen(file) || hasSameRights(file, there) ? [] : [`owner and mode of file ${path}`]
  })

/** What `containerFile` sets where the document says nothing. */
const isLeftOpen = ({ uid, gid, mode }: ContainerFile): boolean => uid === 0 && gid === 0 && mode === 0o444

const hasSameRights = (file: ContainerFile, { uid, gid, mode }: FoundFile): boolean =>
  file.uid === uid && file.gid === gid && file.mode === mode
