import { AppError } from '#shared/contract/app-error.ts'
import type { HostId, StackId } from '#shared/model/ids.ts'
import { type TerminalEvent, TerminalId, type TerminalSession } from '#shared/model/terminal.ts'
import type { Clock } from '../clock.ts'
import type { DockerClient } from '../docker/docker-client.ts'
import { type ExecTerminal, openExecTerminal, type TerminalSize } from '../docker/exec-terminal.ts'
import type { EngineLog } from '../engine-log.ts'
import { createOutputMemory, type OutputMemory } from './output-memory.ts'
import type { TerminalStore } from './terminal-store.ts'

/** Where a terminal is to be opened, and by whom. */
export interface TerminalRequest {
  readonly hostId: HostId
  readonly container: { readonly id: string; readonly name: string; readonly stackId: StackId | null }
  readonly actor: string
  /** A shell where left out. */
  readonly command?: readonly string[] | undefined
  readonly size: TerminalSize
}

/** Terminals in containers, each its opener's alone. All but `open` throw TERMINAL_NOT_FOUND for another's and for one that is gone. */
export interface Terminals {
  open(client: DockerClient, request: TerminalRequest, signal: AbortSignal): Promise<TerminalSession>
  output(of: Asked, afterSeq: number, signal: AbortSignal): AsyncGenerator<TerminalEvent>
  write(of: Asked, data: string): Promise<void>
  resize(of: Asked, size: TerminalSize, signal: AbortSignal): Promise<void>
  close(of: Asked): Promise<void>
  readonly sessions: Pick<TerminalStore, 'list'>
  stop(): Promise<void>
}

interface Asked {
  readonly terminal: TerminalId
  readonly actor: string
}

interface OpenTerminal {
  readonly session: TerminalSession
  readonly exec: ExecTerminal
  readonly memory: OutputMemory
  readonly wakers: Set<() => void>
  readers: number
  unread: NodeJS.Timeout | null
  readonly closed: Promise<void>
}

/** So much output is remembered for a reader that comes back. */
const rememberedBytes = 256 * 1024
/** A terminal that nobody reads is closed: its reader will not come back. Milliseconds. */
const unreadMs = 60_000
const mostOpen = 50

/** bash where the image has it, else sh. No text of a person is in it. */
const shell = ['sh', '-c', 'command -v bash >/dev/null 2>&1 && exec bash; exec sh']

/** What ends a shell: the end of its input. */
const endOfInput = '\u0004'

export function createTerminals(options: {
  readonly store: TerminalStore
  readonly clock: Clock
  readonly newId: () => string
  readonly log: EngineLog
}): Terminals {
  const { store, clock, log } = options
  const open = new Map<TerminalId, OpenTerminal>()

  const find = ({ terminal, actor }: Asked): OpenTerminal => {
    const found = open.get(terminal)
    if (found?.session.actor === actor) return found
    throw new AppError('TERMINAL_NOT_FOUND', { terminal })
  }

  const end = (terminal: OpenTerminal): void => {
    if (terminal.unread !== null) clearTimeout(terminal.unread)
    if (!terminal.exec.stream.destroyed) terminal.exec.stream.end(endOfInput, () => terminal.exec.stream.destroy())
  }

  const follow = async (session: TerminalSession, exec: ExecTerminal, memory: OutputMemory, wake: () => void) => {
    try {
      for await (const bytes of exec.stream) {
        memory.add(bytes)
        wake()
      }
    } catch (error) {
      log.info({ error, terminal: session.id }, 'a terminal was cut off')
    }
    const exitCode = await exec.exitCode(AbortSignal.timeout(5_000)).catch(() => null)
    memory.end(exitCode)
    wake()
    await store
      .ended(session.id, clock.now().getTime(), exitCode)
      .catch((error: unknown) => log.error({ error }, 'the end of a terminal could not be stored'))
  }

  const leave = (terminal: OpenTerminal): void => {
    if (terminal.readers > 0) return
    terminal.unread = setTimeout(() => {
      end(terminal)
      open.delete(terminal.session.id)
    }, unreadMs)
    terminal.unread.unref()
  }

  return {
    async open(client, { hostId, container, actor, command = shell, size }, signal) {
      if (open.size >= mostOpen) throw new AppError('TOO_MANY_TERMINALS', { most: mostOpen })
      const exec = await openExecTerminal(client, { containerId: container.id, command, size }, signal)
      const session: TerminalSession = {
        id: TerminalId.parse(options.newId()),
        hostId,
        containerId: container.id,
        containerName: container.name,
        stackId: container.stackId,
        actor,
        command: [...command],
        startedAt: clock.now().toISOString(),
        endedAt: null,
        exitCode: null,
      }
      await store.opened(session)
      const memory = createOutputMemory(rememberedBytes)
      const wakers = new Set<() => void>()
      const closed = follow(session, exec, memory, () => {
        for (const wake of [...wakers]) wake()
      })
      const terminal = { session, exec, memory, wakers, readers: 0, unread: null, closed }
      open.set(session.id, terminal)
      leave(terminal)
      return session
    },
    async *output(of, afterSeq, signal) {
      const terminal = find(of)
      terminal.readers += 1
      if (terminal.unread !== null) clearTimeout(terminal.unread)
      try {
        yield* readOutput(terminal, afterSeq, signal)
      } finally {
        terminal.readers -= 1
        leave(terminal)
      }
    },
    async write(of, data) {
      const { exec, memory } = find(of)
      if (memory.hasEnded || exec.stream.writableEnded) return
      await new Promise<void>((resolve) => exec.stream.write(data, () => resolve()))
    },
    async resize(of, size, signal) {
      const { exec, memory } = find(of)
      if (!memory.hasEnded) await exec.resize(size, signal)
    },
    async close(of) {
      const terminal = find(of)
      end(terminal)
      await terminal.closed
      open.delete(of.terminal)
    },
    sessions: store,
    async stop() {
      const all = [...open.values()]
      open.clear()
      for (const terminal of all) end(terminal)
      await Promise.all(all.map(({ closed }) => closed))
    },
  }
}

async function* readOutput(
  { memory, wakers }: OpenTerminal,
  afterSeq: number,
  signal: AbortSignal,
): AsyncGenerator<TerminalEvent> {
  let seen = afterSeq
  while (!signal.aborted) {
    const found = memory.after(seen)
    for (const event of found) {
      seen = event.seq
      yield event
      if (event.kind === 'ended') return
    }
    if (found.length === 0) await nextOutput(wakers, signal)
  }
}

const nextOutput = (wakers: Set<() => void>, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      wakers.delete(done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    wakers.add(done)
    signal.addEventListener('abort', done)
  })
