import type { ContainerLogLine } from '#shared/model/container-log-line.ts'
import { unpackLines } from '#shared/model/log-batch.ts'
import type { Api } from '../../api/client.ts'
import { pause } from '../../api/pause.ts'
import { keepLine } from './kept-line.ts'
import { type LogLimits, LogStore } from './log-store.ts'

/** What is read: of which services (null for all), and from which moment on (null for what is new). */
export interface LogSource {
  readonly stack: string
  readonly services: readonly string[] | null
  readonly from: string | null
}

/**
 * Where a reader is.
 *
 *     opening -> following -> lost -> opening ...
 *        |           |-> held (too much came while nobody followed)
 *        '-> part (a part of the past was read; `readOn` goes on)
 */
export type LogPhase =
  | { readonly kind: 'opening' }
  | { readonly kind: 'following' }
  | { readonly kind: 'part' }
  | { readonly kind: 'held' }
  | { readonly kind: 'lost'; readonly error: unknown; readonly since: number }

/** Kept while the newest line is in sight. */
const following: LogLimits = { lines: 100_000, characters: 24_000_000 }
/** Kept while somebody reads further up; then reading stops, so that no line moves and no memory fills. */
const paused: LogLimits = { lines: 200_000, characters: 48_000_000 }

const FIRST_LINES = 2000
/** After a break: as many as can be asked for, so that little is missed. */
const MOST_LINES = 10_000
const PART_LINES = 5000
const AGAIN_MS = 2000
/** Views are told of new lines so often at most: many times a second looks the same and leaves time for the keys. */
const TELL_MS = 50
/** In a flood, where nobody can read along, half as often: drawing takes more than reading. */
const FLOOD_TELL_MS = 100
/** So many lines at once are a flood. */
const FLOOD_LINES = 500

/** Reads a stream of log lines into a store until it is stopped, and comes back by itself when the stream is lost. */
export class LogReader {
  readonly store = new LogStore()
  #phase: LogPhase = { kind: 'opening' }
  #version = 0
  #isFollowed = true
  #stop = new AbortController()
  #timer: ReturnType<typeof setTimeout> | undefined
  #toldAt = 0
  #toldNext = 0
  readonly #listeners = new Set<() => void>()
  readonly #api: Api
  readonly #source: LogSource

  constructor(api: Api, source: LogSource) {
    this.#api = api
    this.#source = source
  }

  get phase(): LogPhase {
    return this.#phase
  }

  /** Changes whenever there is something new to show. */
  readonly version = (): number => this.#version

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  start(): void {
    this.#stop.abort()
    this.#stop = new AbortController()
    void this.#read(this.#stop.signal)
  }

  stop(): void {
    this.#stop.abort()
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  /** Tells whether the newest line is in sight. Only then are old lines dropped. */
  follow(isFollowed: boolean): void {
    this.#isFollowed = isFollowed
    if (isFollowed) this.store.trim(following)
    this.#tellSoon()
  }

  /** Reads the next part of the past, after the last line. */
  readOn(): void {
    this.#enter({ kind: 'opening' })
    this.start()
  }

  async #read(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#readOnce(signal)
        if (!signal.aborted && this.#phase.kind !== 'held') this.#enter({ kind: 'part' })
        return
      } catch (error) {
        if (signal.aborted) return
        const since = this.#phase.kind === 'lost' ? this.#phase.since : Date.now()
        this.#enter({ kind: 'lost', error, since })
        await pause(AGAIN_MS, signal)
      }
    }
  }

  async #readOnce(signal: AbortSignal): Promise<void> {
    const { stack, services, from } = this.#source
    const isPart = from !== null
    const since = this.#lastAt() ?? from
    const stream = await this.#api.stacks.logBatches(
      {
        stack,
        ...(services === null ? {} : { services: [...services] }),
        ...(since === null ? {} : { since }),
        ...(isPart ? { first: PART_LINES } : { follow: true, tail: this.store.size > 0 ? MOST_LINES : FIRST_LINES }),
      },
      { signal },
    )
    this.#enter(isPart ? { kind: 'opening' } : { kind: 'following' })
    const isNew = this.#newOnly()
    for await (const batch of stream) {
      if (signal.aborted) return
      this.store.add(unpackLines(batch).filter(isNew).map(keepLine))
      if (this.#isFollowed) this.store.trim(following)
      this.#tellSoon()
      if (!this.#isFollowed && this.store.exceeds(paused)) return this.#enter({ kind: 'held' })
    }
  }

  #lastAt(): string | null {
    return this.store.line(this.store.next - 1)?.at ?? null
  }

  /**
   * The server begins with the lines of the very millisecond that was read last. As many of each container as are here
   * already are left out: a container's lines always come in the same order.
   */
  #newOnly(): (line: ContainerLogLine) => boolean {
    const at = this.#lastAt()
    const known = new Map<string, number>()
    for (let number = this.store.next - 1; at !== null && number >= this.store.first; number -= 1) {
      const line = this.store.line(number)
      if (line?.at !== at) break
      known.set(containerOf(line), (known.get(containerOf(line)) ?? 0) + 1)
    }
    return (line) => {
      const left = line.at === at ? (known.get(containerOf(line)) ?? 0) : 0
      if (left > 0) known.set(containerOf(line), left - 1)
      return left === 0
    }
  }

  #enter(phase: LogPhase): void {
    this.#phase = phase
    this.#tellSoon()
  }

  /** Tells the views together, at the next frame or after a moment. */
  #tellSoon(): void {
    if (this.#timer !== undefined) return
    const isFlood = this.store.next - this.#toldNext > FLOOD_LINES
    const wait = Math.max(0, this.#toldAt + (isFlood ? FLOOD_TELL_MS : TELL_MS) - performance.now())
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#toldAt = performance.now()
      this.#toldNext = this.store.next
      this.#version += 1
      for (const listener of this.#listeners) listener()
    }, wait)
  }
}

const containerOf = ({ service, number }: Pick<ContainerLogLine, 'service' | 'number'>): string =>
  `${service} ${number}`
