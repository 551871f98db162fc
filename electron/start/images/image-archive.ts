import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { ImageLayer } from './image-layer.ts'
import type { ImageConfig } from './image-recipe.ts'

/** An image to be loaded: its name, its layers from the lowest up, and how its containers run. */
export interface ArchiveImage {
  readonly name: string
  readonly layers: readonly ImageLayer[]
  readonly config: ImageConfig
  /** ISO 8601, UTC. */
  readonly created: string
}

const path = 'PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
const architectures: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64', arm: 'arm' }

/**
 * Writes the archive that `POST /images/load` reads (Docker Image Specification v1.2: manifest.json, one configuration an image,
 * one tar a layer) into `folder` and answers it as a stream of a tar. Layers that images share are in it once.
 */
export const openImageArchive = (images: readonly ArchiveImage[], folder: string): Readable => {
  mkdirSync(folder, { recursive: true })
  const manifest = images.map((image) => describeImage(image, folder))
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  const child = spawn('tar', ['-C', folder, '--dereference', '-cf', '-', '.'], { stdio: ['ignore', 'pipe', 'inherit'] })
  child.once('error', (error) => child.stdout.destroy(error))
  return child.stdout
}

const describeImage = (image: ArchiveImage, folder: string) => {
  const config = JSON.stringify(imageConfiguration(image))
  const file = `${createHash('sha256').update(config).digest('hex')}.json`
  writeFileSync(join(folder, file), config)
  for (const layer of image.layers) placeLayer(layer, folder)
  return { Config: file, RepoTags: [image.name], Layers: image.layers.map(layerPath) }
}

const layerPath = (layer: ImageLayer): string => `${layer.sha256}.tar`

const placeLayer = (layer: ImageLayer, folder: string): void => {
  const link = join(folder, layerPath(layer))
  symlinkSync(layer.file, `${link}.new`)
  renameSync(`${link}.new`, link)
}

const imageConfiguration = ({ layers, config, created }: ArchiveImage) => ({
  architecture: architectures[process.arch] ?? process.arch,
  os: 'linux',
  created,
  config: { ...config, Env: [path, ...(config.Env ?? [])] },
  rootfs: { type: 'layers', diff_ids: layers.map((layer) => `sha256:${layer.sha256}`) },
  history: layers.map(() => ({ created, created_by: 'Debian packages' })),
})
