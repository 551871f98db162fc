import type { PullLayer } from '#shared/model/image-pull.ts'
import type { PullProgress } from './host-driver.ts'

/** What the Engine's words say of a layer (moby, `distribution/pull_v2.go` and `xfer/download.go`). */
const states: Readonly<Record<string, PullLayer['state']>> = {
  'Pulling fs layer': 'waiting',
  Waiting: 'waiting',
  Downloading: 'downloading',
  'Verifying Checksum': 'downloaded',
  'Download complete': 'downloaded',
  Extracting: 'extracting',
  'Pull complete': 'done',
  'Already exists': 'here',
}

/**
 * The layers after one more report of the Engine; the same where it says nothing of a layer. A layer that is tried again
 * goes back to its beginning, with the size that is known.
 */
export function withPullProgress(
  layers: readonly PullLayer[],
  { layer: id, status, currentBytes, totalBytes }: PullProgress,
): readonly PullLayer[] {
  const state = states[status] ?? (status.startsWith('Retrying in') ? 'waiting' : undefined)
  if (id === null || state === undefined) return layers
  const known = layers.find((layer) => layer.id === id)
  const size = sizeOf(totalBytes) ?? known?.totalBytes ?? null
  const layer = { id, state, currentBytes: amountOf(state, currentBytes, size), totalBytes: size }
  if (!known) return [...layers, layer]
  return layers.map((other) => (other === known ? layer : other))
}

/** Where the size is not known the Engine gives 0 or -1. */
const sizeOf = (bytes: number | null): number | null => (bytes !== null && bytes > 0 ? bytes : null)

function amountOf(state: PullLayer['state'], current: number | null, size: number | null): number {
  if (state === 'downloaded' || state === 'done') return size ?? 0
  return state === 'downloading' || state === 'extracting' ? Math.max(0, current ?? 0) : 0
}
