import type { KeptLine } from './kept-line.ts'

/** Lines are dropped by so many at once, so that dropping costs nothing per line. */
const CHUNK_LINES = 1024

/** How much is kept: whichever is reached first. */
export interface LogLimits {
  readonly lines: number
  /** Characters of text in all. */
  readonly characters: number
}

interface Chunk {
  readonly lines: KeptLine[]
  characters: number
}

/**
 * The lines of a stream, the newest ones of it. Each has a number that never changes: 0 is the first that was ever added.
 * It is changed in place, because a flood of lines must not be copied; who shows it asks again when told.
 */
export class LogStore {
  #chunks: Chunk[] = []
  #droppedChunks = 0
  #next = 0
  #characters = 0
  readonly #counts = {
    level: new Map<string, number>(),
    service: new Map<string, number>(),
    stream: new Map<string, number>(),
  }

  /** Number of the oldest line that is kept. */
  get first(): number {
    return this.#droppedChunks * CHUNK_LINES
  }

  /** Number that the next line will have: so many were ever added. */
  get next(): number {
    return this.#next
  }

  get size(): number {
    return this.#next - this.first
  }

  line(number: number): KeptLine | undefined {
    return this.#chunks[Math.floor(number / CHUNK_LINES) - this.#droppedChunks]?.lines[number % CHUNK_LINES]
  }

  /** How many of the kept lines have this level, or are of this service. */
  count(kind: 'level' | 'service' | 'stream', name: string): number {
    return this.#counts[kind].get(name) ?? 0
  }

  add(lines: readonly KeptLine[]): void {
    for (const line of lines) {
      let chunk = this.#chunks.at(-1)
      if (!chunk || chunk.lines.length === CHUNK_LINES) {
        chunk = { lines: [], characters: 0 }
        this.#chunks.push(chunk)
      }
      chunk.lines.push(line)
      chunk.characters += line.text.length
      this.#characters += line.text.length
      this.#tally(line, 1)
    }
    this.#next += lines.length
  }

  exceeds({ lines, characters }: LogLimits): boolean {
    return this.size > lines || this.#characters > characters
  }

  /** Drops the oldest lines until the rest is within the limits. The newest chunk always stays. */
  trim(limits: LogLimits): void {
    let count = 0
    while (this.#chunks.length - count > 1 && this.exceeds(limits)) {
      const chunk = this.#chunks[count]
      if (!chunk) break
      count += 1
      this.#droppedChunks += 1
      this.#characters -= chunk.characters
      for (const line of chunk.lines) this.#tally(line, -1)
    }
    if (count > 0) this.#chunks.splice(0, count)
  }

  #tally({ level, service, stream }: KeptLine, by: 1 | -1): void {
    count(this.#counts.level, level, by)
    count(this.#counts.service, service, by)
    count(this.#counts.stream, stream, by)
  }
}

const count = (counts: Map<string, number>, name: string, by: 1 | -1): void =>
  void counts.set(name, (counts.get(name) ?? 0) + by)
