import type { PullProgress } from './host-driver.ts'

/** Words of the Engine that end a layer; those in between come many times a second. */
const worthTelling = new Set(['Pull complete', 'Already exists', 'Download complete'])

/** Turns the progress of a pull into few lines: one for each thing that is done. */
export function createPullLog(image: string, write: (text: string) => void): (progress: PullProgress) => void {
  const told = new Set<string>()
  return ({ layer, status }) => {
    const text = layer === null ? `${image}: ${status}` : `${image}: layer ${layer}: ${status}`
    const isNews = layer === null || worthTelling.has(status)
    if (!isNews || told.has(text)) return
    told.add(text)
    write(text)
  }
}
