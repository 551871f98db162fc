import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useApi } from '../../api/client.ts'
import { LogReader } from './log-reader.ts'

interface LogReaderInput {
  readonly stack: string
  /** Names, sorted; empty for all. */
  readonly services: readonly string[]
  readonly from: string | null
  /** Another number begins anew. */
  readonly attempt: number
}

/**
 * A reader of a stack's logs that reads while the view is open. Another source is another reader. The view is not drawn
 * anew when lines come: each part of it asks with `useReading` for the little that it shows.
 */
export function useLogReader({ stack, services, from, attempt }: LogReaderInput): LogReader {
  const api = useApi()
  const names = services.join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another reader
  const reader = useMemo(
    () => new LogReader(api, { stack, services: names === '' ? null : names.split('\n'), from }),
    [api, stack, names, from, attempt],
  )
  // Synchronises the reader with the life of the view.
  useEffect(() => {
    reader.start()
    return () => reader.stop()
  }, [reader])
  return reader
}

/** Something of a reader; the component is drawn anew only when it is another value. */
export const useReading = <Value>(reader: LogReader, read: () => Value): Value =>
  useSyncExternalStore(reader.subscribe, read)
