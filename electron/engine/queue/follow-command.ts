import type { CommandEvent } from '#shared/contract/commands.ts'
import type { Command, CommandStep } from '#shared/model/command.ts'
import type { CommandId } from '#shared/model/ids.ts'
import type { CommandSignals } from './command-signals.ts'
import type { CommandStore } from './command-store.ts'
import type { LogStore } from './log-store.ts'
import type { StepStore } from './step-store.ts'

/** What following is made from. */
export interface FollowDependencies {
  readonly commands: Pick<CommandStore, 'get'>
  readonly logs: LogStore
  readonly steps: StepStore
  readonly signals: Pick<CommandSignals, 'subscribe' | 'closed'>
}

/**
 * A command as it happens: the command itself first and whenever its status changes, every step that changed, and every
 * log line after `afterSeq` once, in order. Ends by itself when the command has ended and all was sent; before that when
 * the signal aborts or the queue closes. The end of the command comes after its last line.
 *
 * @throws AppError COMMAND_NOT_FOUND
 */
export async function* followCommand(
  dependencies: FollowDependencies,
  request: { readonly command: string; readonly afterSeq: number },
  signal: AbortSignal,
): AsyncGenerator<CommandEvent, void, undefined> {
  const either = AbortSignal.any([signal, dependencies.signals.closed])
  const first = await dependencies.commands.get(request.command)
  const moves = watchMoves(dependencies.signals, first.id)
  try {
    yield { kind: 'command', command: first }
    const steps = new Map<string, string>()
    let shown = stateOf(first)
    let afterSeq = request.afterSeq
    while (!either.aborted) {
      moves.reset()
      // Read before its lines and steps: an ended command gets no more of them, so those read after it are all.
      const command = await dependencies.commands.get(first.id)
      const isNews = stateOf(command) !== shown
      shown = stateOf(command)
      if (isNews && command.finishedAt === null) yield { kind: 'command', command }
      yield* changedSteps(await dependencies.steps.list(first.id), steps)
      for await (const line of linesAfter(dependencies.logs, first.id, afterSeq)) {
        afterSeq = line.seq
        yield { kind: 'log', line }
      }
      if (isNews && command.finishedAt !== null) yield { kind: 'command', command }
      if (command.finishedAt !== null) return
      await moves.next(either)
    }
  } finally {
    moves.stop()
  }
}

const stateOf = ({ status, attempt, cancelRequested, progress }: Command) =>
  `${status} ${attempt} ${cancelRequested} ${progress.total}`

/** What is still to come first: whoever shows the first step that runs then knows how many there are. */
function* changedSteps(found: readonly CommandStep[], sent: Map<string, string>): Generator<CommandEvent> {
  const toCome = found.filter(({ status }) => status === 'PENDING')
  for (const step of [...toCome, ...found.filter(({ status }) => status !== 'PENDING')]) {
    const key = `${step.attempt}.${step.index}`
    if (sent.get(key) === step.status) continue
    sent.set(key, step.status)
    yield { kind: 'step', step }
  }
}

const linesInOneRead = 500

async function* linesAfter(logs: LogStore, id: CommandId, afterSeq: number) {
  let seen = afterSeq
  for (;;) {
    const lines = await logs.list(id, { afterSeq: seen, limit: linesInOneRead })
    yield* lines
    seen = lines.at(-1)?.seq ?? seen
    if (lines.length < linesInOneRead) return
  }
}

/** Remembers whether the command moved since the last reset, so that a move while reading is not slept through. */
function watchMoves(signals: Pick<CommandSignals, 'subscribe'>, id: CommandId) {
  let moved = false
  let wake = () => {}
  const stop = signals.subscribe(({ commandId }) => {
    if (commandId !== id) return
    moved = true
    wake()
  })
  return {
    stop,
    reset() {
      moved = false
    },
    next: (signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        const done = () => {
          signal.removeEventListener('abort', done)
          resolve()
        }
        wake = done
        signal.addEventListener('abort', done)
        if (moved || signal.aborted) done()
      }),
  }
}
