import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  createReadStream,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { runTool, ToolError, type ToolOptions } from '../run-tool.ts'
import type { ImageRecipe, RecipeEntry } from './image-recipe.ts'

/** A layer on disk: its tar file, and the sha256 of it that names it (`diff id`). */
export interface ImageLayer {
  readonly file: string
  readonly sha256: string
}

export interface LayerRequest {
  readonly recipe: ImageRecipe
  /** Archives of the packages that make up the layer. */
  readonly archives: readonly string[]
  /** An empty folder to work in; the tar file stays in it. */
  readonly folder: string
  /** The layer that everything stands on keeps the links of a merged /usr; the others must not bring them again. */
  readonly isBase: boolean
  readonly options: ToolOptions
}

const mergedFolders = ['bin', 'sbin', 'lib', 'lib64'] as const
const leftOut = ['doc', 'man', 'locale', 'lintian', 'info'].map((name) => `--exclude=./usr/share/${name}/*`)

/** Unpacks the packages, adds the recipe's entries, and packs the result. The same input gives the same sha256. */
export const makeLayer = async ({ recipe, archives, folder, isBase, options }: LayerRequest): Promise<ImageLayer> => {
  const root = join(folder, 'root')
  mkdirSync(root, { recursive: true })
  for (const name of mergedFolders) {
    mkdirSync(join(root, 'usr', name), { recursive: true })
    symlinkSync(`usr/${name}`, join(root, name))
  }
  for (const archive of archives) await unpack(archive, root, options)
  if (recipe.linkBusyboxApplets) await linkBusyboxApplets(root, options)
  if (recipe.linkProgramsOf) linkPrograms(root, recipe.linkProgramsOf)
  if (recipe.copyNode) copyNode(root)
  for (const entry of recipe.entries) writeEntry(root, entry)
  if (!isBase) for (const name of mergedFolders) rmSync(join(root, name))
  const layer = await pack(root, join(folder, 'layer.tar'), options)
  rmSync(root, { recursive: true, force: true })
  return layer
}

// dpkg-deb -x would replace the links of a merged /usr by folders, so its tar stream goes through a tar that keeps them.
const unpack = (archive: string, root: string, options: ToolOptions): Promise<void> =>
  new Promise((resolve, reject) => {
    const { signal } = options
    const reader = spawn('dpkg-deb', ['--fsys-tarfile', archive], {
      stdio: ['ignore', 'pipe', 'inherit'],
      ...(signal ? { signal } : {}),
    })
    const writer = spawn('tar', ['-x', '-C', root, '--keep-directory-symlink', '--no-same-owner', '-p', ...leftOut], {
      stdio: [reader.stdout, 'inherit', 'inherit'],
      ...(signal ? { signal } : {}),
    })
    // The child has its own copy of the pipe; ours must be closed for tar to see its end.
    reader.stdout.destroy()
    reader.once('error', reject)
    writer.once('error', reject)
    writer.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new ToolError(`tar could not unpack ${archive}`))
    })
  })

const linkBusyboxApplets = async (root: string, options: ToolOptions): Promise<void> => {
  const applets = (await runTool(join(root, 'usr/bin/busybox'), ['--list'], options)).trim().split('\n')
  for (const applet of applets) linkUnlessThere(join(root, 'usr/bin', applet), 'busybox')
}

const linkPrograms = (root: string, pattern: string): void => {
  for (const folder of globSync(pattern, { cwd: root })) {
    for (const program of readdirSync(join(root, folder))) {
      linkUnlessThere(join(root, 'usr/bin', program), `/${folder}/${program}`)
    }
  }
}

const linkUnlessThere = (path: string, target: string): void => {
  if (!existsSync(path)) symlinkSync(target, path)
}

const copyNode = (root: string): void => {
  copyFileSync(process.execPath, join(root, 'usr/bin/node'))
  chmodSync(join(root, 'usr/bin/node'), 0o755)
}

const writeEntry = (root: string, entry: RecipeEntry): void => {
  const path = join(root, entry.path)
  mkdirSync(dirname(path), { recursive: true })
  if ('folder' in entry) {
    mkdirSync(path, { recursive: true })
    chmodSync(path, entry.mode ?? 0o755)
    return
  }
  rmSync(path, { force: true })
  if ('linkTo' in entry) symlinkSync(entry.linkTo, path)
  else writeFileSync(path, entry.content, { mode: entry.executable ? 0o755 : 0o644 })
}

// Sorted, without times and owners, so that making the same image again gives the layer the Engine already has.
const pack = async (root: string, file: string, options: ToolOptions): Promise<ImageLayer> => {
  const reproducible = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner', '--format=gnu']
  await runTool('tar', ['-C', root, ...reproducible, '-cf', file, '.'], options)
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return { file, sha256: hash.digest('hex') }
}
