import { useEffect, useMemo, useState } from 'react'
import type { FindState } from './find-bar.tsx'
import { allLines, type LineList, linesThat } from './line-list.ts'
import { testOf } from './log-filter.ts'
import type { LogChoice } from './log-filters.tsx'
import type { LogTarget } from './log-list.tsx'
import type { LogReader } from './log-reader.ts'
import type { LogStore } from './log-store.ts'
import { readSearch, type TextSearch } from './text-search.ts'
import type { LogPlace } from './use-log-place.ts'
import { useLogReader, useReading } from './use-log-reader.ts'

/** Lines from before the moment that was asked for are read too, so that what led to it is in sight. */
const BEFORE_MS = 20_000

const nothingFound: FindState = { text: '', matchCase: false, regex: false, onlyMatching: false }

/** Everything that the logs of a stack are shown with, and what can be done with them. */
export interface LogView {
  readonly reader: LogReader
  /** The lines that are shown. It takes in new ones where it is updated, which is free where there are none. */
  readonly list: LineList
  /** The lines that have what is looked for, in the same way; null where nothing is looked for. */
  readonly matches: LineList | null
  readonly choice: LogChoice
  readonly find: FindState
  readonly search: TextSearch | null
  readonly problem: string | null
  readonly target: LogTarget | null
  readonly following: boolean
  /** Number that the next line had when the reader left the newest one. */
  readonly leftAt: number
  readonly choose: (choice: LogChoice) => void
  readonly setFind: (find: FindState) => void
  readonly step: (by: 1 | -1) => void
  readonly follow: (following: boolean) => void
  readonly pause: () => void
  readonly goToNow: () => void
  readonly goTo: (at: string) => void
  readonly readOn: () => void
  readonly again: () => void
  readonly showAll: () => void
}

export function useLogView(stack: string, place: LogPlace, setPlace: (place: LogPlace) => void): LogView {
  const [attempt, setAttempt] = useState(0)
  const from = place.at === null ? null : new Date(Date.parse(place.at) - BEFORE_MS).toISOString()
  const reader = useLogReader({ stack, services: place.services, from, attempt })
  const { store } = reader
  const [choice, setChoice] = useState<Omit<LogChoice, 'services'>>({
    levels: place.errorsOnly ? ['error'] : [],
    streams: [],
  })
  const [find, setFind] = useState(nothingFound)
  const found = useMemo(() => readSearch(find), [find])
  const search = found.kind === 'search' ? found.search : null
  const { list, matches } = useLists(store, choice, search, find.onlyMatching)
  const [target, setTarget] = useState<LogTarget | null>(null)
  const [followed, setFollowed] = useState(true)
  const [leftAt, setLeftAt] = useState(0)
  const following = followed && place.at === null

  const follow = (next: boolean): void => {
    if (!next) setLeftAt(store.next)
    setFollowed(next)
  }
  useFollowing(reader, following)
  useArrival(place.at, reader, setTarget)

  const show = (number: number | undefined): void => {
    if (number === undefined) return
    follow(false)
    setTarget({ number })
  }
  return {
    reader,
    list,
    matches,
    choice: { ...choice, services: place.services },
    find,
    search,
    problem: found.kind === 'unreadable' ? found.reason : null,
    target,
    following,
    leftAt,
    choose: setChoice,
    setFind,
    step: (by) => show(stepFrom(matches, target, by)),
    follow,
    pause: () => follow(false),
    goToNow() {
      setTarget(null)
      setFollowed(true)
      if (place.at !== null) setPlace({ ...place, at: null })
      else if (reader.phase.kind !== 'following') setAttempt(attempt + 1)
    },
    goTo(at) {
      const first = store.line(store.first)?.at
      const number = firstAt(store, at)
      if (place.at === null && first && first <= at && number !== undefined) return show(number)
      setTarget(null)
      setPlace({ ...place, at })
    },
    readOn: () => reader.readOn(),
    again: () => reader.start(),
    showAll() {
      setChoice({ levels: [], streams: [] })
      setFind(nothingFound)
    },
  }
}

function useLists(
  store: LogStore,
  { levels, streams }: Omit<LogChoice, 'services'>,
  search: TextSearch | null,
  onlyMatching: boolean,
): { readonly list: LineList; readonly matches: LineList | null } {
  const list = useMemo(() => {
    const test = testOf({ levels, streams, text: onlyMatching ? search : null })
    return test === null ? allLines(store) : linesThat(store, test)
  }, [store, levels, streams, search, onlyMatching])
  const matches = useMemo(() => {
    const test = search && testOf({ levels, streams, text: search })
    return test && linesThat(store, test)
  }, [store, levels, streams, search])
  return { list, matches }
}

function useFollowing(reader: LogReader, following: boolean): void {
  // Synchronises what the reader may drop with what is in sight.
  useEffect(() => reader.follow(following), [reader, following])
}

/** Once the lines of the moment that the place names are here, the first of them is brought into sight. */
function useArrival(at: string | null, reader: LogReader, setTarget: (target: LogTarget) => void): void {
  const number = useReading(reader, () => (at === null ? undefined : arrivalAt(reader, at)))
  // Synchronises the place of the scroll with the moment that the place names.
  useEffect(() => {
    if (number !== undefined) setTarget({ number })
  }, [number, setTarget])
}

function arrivalAt({ store, phase }: LogReader, at: string): number | undefined {
  // What led to an end was written before it: where nothing came later, the last line is the one.
  const last = phase.kind === 'part' && store.size > 0 ? store.next - 1 : undefined
  return firstAt(store, at) ?? last
}

/** Number of the first line that was written at this moment or later. Lines are in order of time but for moments. */
function firstAt(store: LogStore, at: string): number | undefined {
  let low = store.first
  let high = store.next
  while (low < high) {
    const middle = (low + high) >> 1
    if ((store.line(middle)?.at ?? '') < at) low = middle + 1
    else high = middle
  }
  return low < store.next ? low : undefined
}

/** The next or previous found line; from the newest one back where none is chosen yet. */
function stepFrom(matches: LineList | null, target: LogTarget | null, by: 1 | -1): number | undefined {
  matches?.update()
  if (!matches || matches.length === 0) return undefined
  const { length } = matches
  if (target === null) return matches.at(by === 1 ? 0 : length - 1)
  const at = matches.indexFrom(target.number)
  const next = by === -1 ? at - 1 : matches.at(at) === target.number ? at + 1 : at
  return matches.at((next + length) % length)
}
