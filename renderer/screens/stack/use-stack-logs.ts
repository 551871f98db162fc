import { useEffect, useState } from 'react'
import type { ContainerLogLine } from '#shared/contract/stacks.ts'
import { type Api, useApi } from '../../api/client.ts'
import { addLines, type Numbered } from './log-buffer.ts'

export type StackLogLine = Numbered<ContainerLogLine>

/** What the containers write, as far as this window has read it. */
export interface StackLogs {
  readonly lines: readonly StackLogLine[]
  readonly state: 'opening' | 'following' | 'ended'
  /** Why the stream ended; null where it was not an error. */
  readonly error: unknown
}

const nothing: StackLogs = { lines: [], state: 'opening', error: null }

/** Lines that come within this time are shown together, so that a talkative container does not hold up the window. */
const GATHER_MS = 100
const FIRST_LINES = 500

interface ReadInput {
  readonly api: Api
  readonly stack: string
  readonly service: string | null
  readonly signal: AbortSignal
  readonly change: (next: (logs: StackLogs) => StackLogs) => void
}

async function readLogs({ api, stack, service, signal, change }: ReadInput): Promise<void> {
  let waiting: ContainerLogLine[] = []
  const flush = (): void => {
    if (waiting.length === 0 || signal.aborted) return
    const added = waiting
    waiting = []
    change((logs) => ({ ...logs, lines: addLines(logs.lines, added) }))
  }
  const timer = setInterval(flush, GATHER_MS)
  const end = (error: unknown): void => {
    if (!signal.aborted) change((logs) => ({ ...logs, state: 'ended', error }))
  }
  try {
    const input = { stack, follow: true, tail: FIRST_LINES, ...(service === null ? {} : { service }) }
    const stream = await api.stacks.logs(input, { signal })
    change((logs) => ({ ...logs, state: 'following' }))
    for await (const line of stream) waiting.push(line)
    flush()
    end(null)
  } catch (error) {
    flush()
    end(error)
  } finally {
    clearInterval(timer)
  }
}

/** Follows the logs of a stack, or of one service of it, while the view is open. `attempt` opens them anew. */
export function useStackLogs(stack: string, service: string | null, attempt: number): StackLogs {
  const api = useApi()
  const [logs, setLogs] = useState(nothing)
  // Synchronises the lines with the stream of the containers' output.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another stream
  useEffect(() => {
    const stop = new AbortController()
    setLogs(nothing)
    void readLogs({ api, stack, service, signal: stop.signal, change: setLogs })
    return () => stop.abort()
  }, [api, stack, service, attempt])
  return logs
}
