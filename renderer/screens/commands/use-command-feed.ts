import { useEffect, useState } from 'react'
import type { CommandEvent } from '#shared/contract/commands.ts'
import { type Api, useApi } from '../../api/client.ts'
import { pause } from '../../api/pause.ts'
import { applyEvents, type CommandFeed, emptyFeed } from './command-feed.ts'

/** Whether the stream of a command brings news: it may have broken (it is tried again), or have told everything. */
export type FeedState = 'connecting' | 'live' | 'lost' | 'ended'

const firstWaitMs = 500
const longestWaitMs = 5000

interface Follow {
  readonly api: Api
  readonly command: string
  readonly signal: AbortSignal
  readonly lastSeq: () => number
  readonly receive: (event: CommandEvent) => void
  readonly report: (state: FeedState) => void
}

/**
 * Follows a command until it has told everything or `signal` aborts. A stream that breaks goes on after the last line
 * seen; a command that does not exist is not asked for again, since its page says so by itself.
 */
export async function followCommand(follow: Follow): Promise<void> {
  let wait = firstWaitMs
  while (!follow.signal.aborted) {
    try {
      const stream = await follow.api.commands.follow(
        { command: follow.command, afterSeq: follow.lastSeq() },
        { signal: follow.signal },
      )
      follow.report('live')
      wait = firstWaitMs
      for await (const event of stream) follow.receive(event)
      return follow.report('ended')
    } catch (error) {
      if (follow.signal.aborted || isUnknownCommand(error)) return
    }
    follow.report('lost')
    await pause(wait, follow.signal)
    wait = Math.min(wait * 2, longestWaitMs)
  }
}

const isUnknownCommand = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'COMMAND_NOT_FOUND'

/** Gathers events and hands them on together, at most once a frame, so that a fast log costs one render a frame. */
function createFrameGatherer(deliver: (events: readonly CommandEvent[]) => void) {
  let gathered: CommandEvent[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = (): void => {
    const events = gathered
    gathered = []
    timer = undefined
    if (events.length > 0) deliver(events)
  }
  return {
    add(event: CommandEvent): void {
      gathered.push(event)
      timer ??= setTimeout(flush, 16)
    },
    stop(): void {
      clearTimeout(timer)
      gathered = []
    },
  }
}

/** What one command tells, as it tells it. Starts anew for another command. */
export function useCommandFeed(command: string): { readonly feed: CommandFeed; readonly state: FeedState } {
  const api = useApi()
  const [feed, setFeed] = useState<CommandFeed>(emptyFeed)
  const [state, setState] = useState<FeedState>('connecting')

  // Synchronises with the engine's stream of this command.
  useEffect(() => {
    const stop = new AbortController()
    let latest = emptyFeed
    let lastSeq = 0
    const gatherer = createFrameGatherer((events) => {
      latest = applyEvents(latest, events)
      setFeed(latest)
    })
    setFeed(emptyFeed)
    setState('connecting')
    void followCommand({
      api,
      command,
      signal: stop.signal,
      lastSeq: () => lastSeq,
      receive(event) {
        if (event.kind === 'log') lastSeq = Math.max(lastSeq, event.line.seq)
        gatherer.add(event)
      },
      report: setState,
    })
    return () => {
      stop.abort()
      gatherer.stop()
    }
  }, [api, command])

  return { feed, state }
}
