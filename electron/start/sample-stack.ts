import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { engineRequest } from './engine-request.ts'
import { ensureDebianImages, imageExists, type WantedImage } from './images/debian-images.ts'
import { hasDebianPackages } from './images/debian-packages.ts'

/** The stack that `--sample` opens with: nginx before a small Node app before PostgreSQL. */
export const sampleName = 'sample'

/** The variables of the sample's compose file that name its images, with the recipe that stands in for each. */
const standIns: Readonly<Record<string, WantedImage>> = {
  WEB_IMAGE: { recipe: 'nginx', name: 'stackwright-sample/web:1' },
  APP_IMAGE: { recipe: 'node', name: 'stackwright-sample/app:1' },
  DB_IMAGE: { recipe: 'postgres', name: 'stackwright-sample/db:1' },
}

export interface SampleRequest {
  readonly root: string
  readonly dataFolder: string
  /** Null where no Engine answers: the sample can be looked at all the same. */
  readonly engineSocket: string | null
  readonly signal: AbortSignal
}

/** The sample as a document of the contract (`StackDocument`). */
export interface SampleDocument {
  readonly composeFiles: readonly string[]
  readonly files: readonly { readonly path: string; readonly content: string }[]
  readonly environment: Readonly<Record<string, string>>
}

/**
 * The sample's document. Where no public registry answers the Engine, its images are made from Debian packages first
 * (about half a minute, once) and the document's variables name those.
 */
export const prepareSample = async (request: SampleRequest): Promise<SampleDocument> => {
  const content = readFileSync(join(request.root, 'resources/sample/compose.yaml'), 'utf8')
  return {
    composeFiles: ['compose.yaml'],
    files: [{ path: 'compose.yaml', content }],
    environment: await sampleEnvironment(content, request),
  }
}

const sampleEnvironment = async (
  content: string,
  request: SampleRequest,
): Promise<Readonly<Record<string, string>>> => {
  const { engineSocket, signal } = request
  if (!engineSocket) return {}
  const images = Object.values(standIns)
  if (await allThere(images, engineSocket)) return standInVariables()
  if (await allAvailable(publicImages(content), engineSocket)) return {}
  if (!hasDebianPackages()) {
    console.log('No public registry answers the Docker Engine: the images of the sample cannot be pulled now.')
    return {}
  }
  const cacheFolder = join(request.dataFolder, 'cache')
  await ensureDebianImages({
    socketPath: engineSocket,
    images,
    cacheFolder,
    signal,
    onProgress: (line) => console.log(line),
  })
  return standInVariables()
}

const standInVariables = (): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(standIns).map(([variable, image]) => [variable, image.name]))

const allThere = async (images: readonly WantedImage[], socketPath: string): Promise<boolean> =>
  (await Promise.all(images.map((image) => imageExists(socketPath, image.name)))).every(Boolean)

/** The default images of the sample's variables: `${WEB_IMAGE:-nginx:1.29-alpine}` names nginx:1.29-alpine. */
export const publicImages = (content: string): readonly string[] =>
  [...content.matchAll(/image: \$\{\w+:-([^}]+)\}/g)].flatMap((match) => (match[1] ? [match[1]] : []))

const allAvailable = async (images: readonly string[], socketPath: string): Promise<boolean> => {
  const answers = await Promise.all(images.map((image) => isAvailable(image, socketPath)))
  return answers.every(Boolean)
}

/** True where the image is on the Engine, or its registry tells the Engine of it within 8 seconds. */
const isAvailable = async (image: string, socketPath: string): Promise<boolean> => {
  if (await imageExists(socketPath, image)) return true
  try {
    const path = `/distribution/${encodeURIComponent(image)}/json`
    return (await engineRequest({ socketPath, path, timeoutMs: 8_000 })).status === 200
  } catch {
    return false
  }
}
