import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mountSmallDisk } from './small-disk.ts'

/** An ext4 file system in a file, which can fail in the ways a real disk does. */
export interface LoopDisk {
  readonly folder: string
  /** Writing seems to work from now on, and no sync does: nothing new reaches the disk. */
  failSyncs(): void
  /** Syncs work again. What failed meanwhile stays lost. */
  mend(): void
  /** What a kernel does with a file system that it found an error in: nothing can be written, in open files either. */
  turnReadOnly(): void
  /** The same file system is mounted again in the same place, checked and writable, as after a repair. */
  mountAgain(): void
  unmount(): void
}

const megabytes = 24

/** Mounts one; null where this account may not, or where the tools for it are missing. */
export function mountLoopDisk(): LoopDisk | null {
  // The file is sparse and stands on a disk of its own: where that one is full, blocks that are new cannot be written.
  const below = mountSmallDisk(`size=${megabytes}m`)
  if (below === null) return null
  const image = join(below.folder, 'image')
  const folder = mkdtempSync(join(tmpdir(), 'sw-loop-'))
  const free = () => {
    rmSync(folder, { recursive: true, force: true })
    below.unmount()
  }
  writeFileSync(image, '')
  truncateSync(image, (megabytes - 4) * 2 ** 20)
  // Without a journal, which would give up for good at the first error.
  if (!(run('mkfs.ext4', '-q', '-F', '-O', '^has_journal', '-E', 'nodiscard', image) && mount(image, folder))) {
    free()
    return null
  }
  mkdirSync(join(folder, 'data'))
  return {
    folder: join(folder, 'data'),
    failSyncs: below.fill,
    mend: below.free,
    turnReadOnly: () => must(run('mount', '-o', 'remount,abort', folder)),
    mountAgain() {
      must(run('umount', '-l', folder))
      spawnSync('e2fsck', ['-p', image])
      must(mount(image, folder))
    },
    unmount() {
      run('umount', '-l', folder)
      free()
    },
  }
}

/** Over a loop device of its own: mount by itself takes one that the image has already, with all its errors. */
function mount(image: string, folder: string): boolean {
  const device = spawnSync('losetup', ['--find', '--show', image], { encoding: 'utf8' }).stdout?.trim() ?? ''
  const mounted = device !== '' && run('mount', '-o', 'errors=continue', device, folder)
  // It goes by itself with the last use of it.
  if (device !== '') run('losetup', '--detach', device)
  return mounted
}

const run = (command: string, ...args: readonly string[]): boolean => spawnSync(command, args).status === 0

function must(worked: boolean): void {
  if (!worked) throw new Error('the file system of the test does not do what it is told')
}
