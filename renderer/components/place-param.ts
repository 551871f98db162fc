import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'

/** A place with one part of its query set, or taken out where `value` is null or empty. */
export function placeWith(
  place: string,
  search: string,
  { key, value }: { key: string; value: string | null },
): string {
  const query = new URLSearchParams(search)
  if (value === null || value === '') query.delete(key)
  else query.set(key, value)
  const text = query.toString()
  return text === '' ? place : `${place}?${text}`
}

/**
 * A part of what a screen shows that belongs to its place, so that a reload and a link show the same: what the place says
 * (null where it says nothing) and the way to say it. A change makes no step in the history.
 */
export function usePlaceParam(key: string): readonly [string | null, (value: string | null) => void] {
  const [place, navigate] = useLocation()
  const search = useSearch()
  const set = (value: string | null): void => navigate(placeWith(place, search, { key, value }), { replace: true })
  return [new URLSearchParams(search).get(key), set]
}

/** The place follows what is typed this long after the last key: browsers refuse hundreds of changes of a place. */
const WRITE_AFTER_MS = 300

/** As `usePlaceParam`, for text that is being typed: what is in the field is shown at once and told to the place later. */
export function usePlaceText(key: string): readonly [string, (text: string) => void] {
  const [said, say] = usePlaceParam(key)
  const [text, setText] = useState(said ?? '')
  const [seen, setSeen] = useState(said)
  const write = useDebouncedCallback((next: string) => say(next), WRITE_AFTER_MS)
  // The place was changed by a link or by going back, and not from here.
  if (said !== seen) {
    setSeen(said)
    if ((said ?? '') !== text.trim()) setText(said ?? '')
  }
  const change = (next: string): void => {
    setText(next)
    write(next.trim())
  }
  return [text, change]
}
