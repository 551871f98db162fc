import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { engineRequest } from '../engine-request.ts'
import { createPackageSource, type DebianPackage, type PackageSource } from './debian-packages.ts'
import { type ArchiveImage, openImageArchive } from './image-archive.ts'
import { type ImageLayer, makeLayer } from './image-layer.ts'
import type { ImageRecipe } from './image-recipe.ts'
import { imageRecipes, type RecipeName } from './image-recipes.ts'

/** An image to have: which recipe, and the name with tag that it gets on the Engine. */
export interface WantedImage {
  readonly recipe: RecipeName
  readonly name: string
}

export interface DebianImagesRequest {
  readonly socketPath: string
  readonly images: readonly WantedImage[]
  /** Keeps downloaded packages for the next time. */
  readonly cacheFolder: string
  readonly onProgress?: (line: string) => void
  readonly signal?: AbortSignal
}

/**
 * Makes the images on the Engine from this machine's Debian or Ubuntu packages, with no registry; answers the names it made.
 * An image that is there already is left alone. Needs apt-get, dpkg-deb and GNU tar, and no right beyond the Engine's socket.
 */
export const ensureDebianImages = async (request: DebianImagesRequest): Promise<readonly string[]> => {
  const missing = await missingImages(request)
  if (missing.length === 0) return []
  const work = mkdtempSync(join(tmpdir(), 'stackwright-images-'))
  try {
    await makeImages(missing, work, request)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return missing.map((image) => image.name)
}

const missingImages = async ({ images, socketPath }: DebianImagesRequest): Promise<readonly WantedImage[]> => {
  const there = await Promise.all(images.map((image) => imageExists(socketPath, image.name)))
  return images.filter((_, index) => !there[index])
}

/** True where the Engine has an image of that name. */
export const imageExists = async (socketPath: string, name: string): Promise<boolean> =>
  (await engineRequest({ socketPath, path: `/images/${encodeURIComponent(name)}/json` })).status === 200

const makeImages = async (
  wanted: readonly WantedImage[],
  work: string,
  request: DebianImagesRequest,
): Promise<void> => {
  const { onProgress = () => {}, signal } = request
  const options = signal ? { signal } : {}
  const source = createPackageSource(request.cacheFolder, options)
  onProgress(`Making ${wanted.length} images from Debian packages: ${wanted.map((image) => image.name).join(', ')}`)
  const closures = await resolveClosures(wanted, source)
  const packages = uniquePackages([...closures.values()].flat())
  onProgress(`Downloading what is missing of ${packages.length} packages`)
  await source.download(packages)
  onProgress('Unpacking')
  const layers = await makeLayers(closures, { work, source, options })
  onProgress('Loading into the Engine')
  await loadImages(wanted, layers, { work, request })
}

type Closures = ReadonlyMap<RecipeName, readonly DebianPackage[]>
type Layers = ReadonlyMap<RecipeName, ImageLayer>

/** What each recipe adds to the packages of `base`. */
const resolveClosures = async (wanted: readonly WantedImage[], source: PackageSource): Promise<Closures> => {
  const base = await source.closure(imageRecipes.base.packages)
  const names = new Set(base.map((one) => one.name))
  const closures = new Map<RecipeName, readonly DebianPackage[]>([['base', base]])
  await Promise.all(
    [...new Set(wanted.map((image) => image.recipe))]
      .filter((recipe) => recipe !== 'base')
      .map(async (recipe) => {
        const all = await source.closure(imageRecipes[recipe].packages)
        closures.set(
          recipe,
          all.filter((one) => !names.has(one.name)),
        )
      }),
  )
  return closures
}

const uniquePackages = (packages: readonly DebianPackage[]): readonly DebianPackage[] => [
  ...new Map(packages.map((one) => [one.name, one])).values(),
]

interface LayerContext {
  readonly work: string
  readonly source: PackageSource
  readonly options: { readonly signal?: AbortSignal }
}

const makeLayers = async (closures: Closures, { work, source, options }: LayerContext): Promise<Layers> => {
  const layers = new Map<RecipeName, ImageLayer>()
  await Promise.all(
    [...closures]
      .filter(([name, packages]) => name === 'base' || addsFiles(imageRecipes[name], packages))
      .map(async ([name, packages]) => {
        const archives = packages.map((one) => source.archive(one))
        const request = {
          recipe: imageRecipes[name],
          archives,
          folder: join(work, name),
          isBase: name === 'base',
          options,
        }
        layers.set(name, await makeLayer(request))
      }),
  )
  return layers
}

const addsFiles = (recipe: ImageRecipe, packages: readonly DebianPackage[]): boolean =>
  packages.length > 0 || recipe.entries.length > 0

const loadImages = async (
  wanted: readonly WantedImage[],
  layers: Layers,
  { work, request }: { readonly work: string; readonly request: DebianImagesRequest },
): Promise<void> => {
  const created = new Date().toISOString()
  const images = wanted.map(
    ({ recipe, name }): ArchiveImage => ({
      name,
      config: imageRecipes[recipe].config,
      created,
      layers: (['base', recipe] as const).flatMap((key, index) =>
        index === 1 && key === 'base' ? [] : (layers.get(key) ?? []),
      ),
    }),
  )
  const reply = await engineRequest({
    socketPath: request.socketPath,
    method: 'POST',
    path: '/images/load?quiet=1',
    archive: openImageArchive(images, join(work, 'archive')),
    timeoutMs: 600_000,
    ...(request.signal ? { signal: request.signal } : {}),
  })
  if (reply.status !== 200 || reply.body.includes('"errorDetail"')) {
    throw new Error(`The Engine did not take the images: ${reply.body.trim()}`)
  }
}
