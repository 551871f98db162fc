import { t } from '#shared/language/translate.ts'
import type { ImagePull, PullLayer } from '#shared/model/image-pull.ts'
import { formatBytes } from '../../format/bytes.ts'
import { count } from '../../format/count.ts'

/** Of the time that a layer takes, about this much is its download; the rest is unpacking. */
const downloadShare = 0.7

/** How far a layer is, from 0 to 1. */
export const layerShare = ({ state, currentBytes, totalBytes }: PullLayer): number => {
  const part = totalBytes === null ? 0 : Math.min(1, currentBytes / totalBytes)
  switch (state) {
    case 'waiting':
      return 0
    case 'downloading':
      return part * downloadShare
    case 'downloaded':
      return downloadShare
    case 'extracting':
      return downloadShare + part * (1 - downloadShare)
    case 'done':
    case 'here':
      return 1
  }
}

/** How far the whole pull is, from 0 to 1; layers count by their size where all sizes are known, else each the same. */
export const pullShare = ({ layers }: ImagePull): number => {
  const pulled = layers.filter((layer) => layer.state !== 'here')
  if (pulled.length === 0) return layers.length === 0 ? 0 : 1
  const sized = pulled.every((layer) => layer.totalBytes !== null)
  const weights = pulled.map((layer) => (sized ? (layer.totalBytes ?? 0) : 1))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return pulled.reduce((share, layer, index) => share + (layerShare(layer) * (weights[index] ?? 0)) / sum, 0)
}

/** What happens to a layer: `12 of 40 MiB`, `Unpacking`. */
export const layerWords = ({ state, currentBytes, totalBytes }: PullLayer): string => {
  switch (state) {
    case 'waiting':
      return t('waiting')
    case 'downloading':
      return totalBytes === null
        ? formatBytes(currentBytes)
        : t('{{done}} of {{total}}', { done: formatBytes(currentBytes), total: formatBytes(totalBytes) })
    case 'downloaded':
      return t('downloaded')
    case 'extracting':
      return totalBytes === null
        ? t('unpacking')
        : t('unpacking {{percent}} %', { percent: Math.floor((currentBytes / totalBytes) * 100) })
    case 'done':
      return totalBytes === null ? t('done') : formatBytes(totalBytes)
    case 'here':
      return t('there already')
  }
}

/** The pull in one line: `3 of 7 layers, 12 of 40 MiB`, and once it is over `7 layers, 40 MiB, 2 there already`. */
export const pullWords = ({ layers }: ImagePull): string => {
  const here = layers.filter(({ state }) => state === 'here').length
  const ready = layers.filter(({ state }) => state === 'done' || state === 'here').length
  const total = layers.reduce((sum, { totalBytes }) => sum + (totalBytes ?? 0), 0)
  if (ready === layers.length) {
    const parts = [count(layers.length, 'layer'), total === 0 ? '' : formatBytes(total), alreadyThere(here)]
    return parts.filter((part) => part !== '').join(', ')
  }
  const come = layers.reduce((sum, layer) => sum + bytesThatCame(layer), 0)
  const parts = [
    t('{{done}} of {{total}}', { done: ready, total: count(layers.length, 'layer') }),
    total === 0 ? '' : t('{{done}} of {{total}}', { done: formatBytes(come), total: formatBytes(total) }),
  ]
  return parts.filter((part) => part !== '').join(', ')
}

const alreadyThere = (here: number): string => (here === 0 ? '' : t('{{here}} there already', { here }))

const bytesThatCame = ({ state, currentBytes, totalBytes }: PullLayer): number => {
  if (state === 'waiting') return 0
  return state === 'downloading' ? currentBytes : (totalBytes ?? 0)
}
