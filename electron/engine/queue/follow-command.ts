import type { CommandEvent } from '#shared/contract/commands.ts'
import type { Command, CommandStep } from '#shared/model/command.ts'
import type { CommandId } from '#shared/model/ids.ts'
import type { ImagePull } from '#shared/model/image-pull.ts'
import type { CommandSignals } from './command-signals.ts'
import type { CommandStore } from './command-store.ts'
import type { LogStore } from './log-store.ts'
import type { StepStore } from './step-store.ts'

/** What following is made from. */
export interface FollowDependencies {
  readonly commands: Pick<CommandStore, 'get'>
  readonly logs: LogStore
  readonly steps: StepStore
  readonly signals: Pick<CommandSignals, 'subscribe' | 'pulls' | 'closed'>
}

/**
 * A command as it happens: the command itself first and whenever its status changes, every step that changed, and every
 * log line after `afterSeq` once, in order; in between how far its pulls are. Ends by itself when the command has ended and all was sent; before that when
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
    const sent: Sent = { state: stateOf(first), steps: new Map(), pulls: new Map(), afterSeq: request.afterSeq }
    while (!either.aborted) {
      const isStored = moves.take()
      yield* changedPulls(dependencies.signals.pulls.list(first.id), sent.pulls)
      if (isStored) {
        const command = yield* storedNews(dependencies, first.id, sent)
        if (command.finishedAt !== null) return
      }
      await moves.next(either)
    }
  } finally {
    moves.stop()
  }
}

/** What a follower was told so far. */
interface Sent {
  state: string
  /** Status by attempt and index. */
  readonly steps: Map<string, string>
  /** By step. */
  readonly pulls: Map<number, ImagePull>
  afterSeq: number
}

/** What is stored of the command and was not told yet. Answers the command as it was read. */
async function* storedNews(
  { commands, steps, logs }: FollowDependencies,
  id: CommandId,
  sent: Sent,
): AsyncGenerator<CommandEvent, Command, undefined> {
  // Read before its lines and steps: an ended command gets no more of them, so those read after it are all.
  const command = await commands.get(id)
  const isNews = stateOf(command) !== sent.state
  sent.state = stateOf(command)
  if (isNews && command.finishedAt === null) yield { kind: 'command', command }
  yield* changedSteps(await steps.list(id), sent.steps)
  for await (const line of linesAfter(logs, id, sent.afterSeq)) {
    sent.afterSeq = line.seq
    yield { kind: 'log', line }
  }
  if (isNews && command.finishedAt !== null) yield { kind: 'command', command }
  return command
}

function* changedPulls(found: readonly ImagePull[], sent: Map<number, ImagePull>): Generator<CommandEvent> {
  for (const pull of found) {
    if (sent.get(pull.step) === pull) continue
    sent.set(pull.step, pull)
    yield { kind: 'pull', pull }
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

/** Steps and lines of this time are told together: each look reads all steps. The end of a command is told at once. */
const gatherMs = 30

/** Remembers whether the command moved since it was last asked, so that a move while reading is not slept through. */
function watchMoves({ subscribe, pulls }: Pick<CommandSignals, 'subscribe' | 'pulls'>, id: CommandId) {
  // What is stored already is the first move.
  let isStored = true
  let isPulled = false
  let wake = () => {}
  let gathering: NodeJS.Timeout | undefined
  const stopMoves = subscribe(({ commandId, status }) => {
    if (commandId !== id) return
    isStored = true
    if (status === 'RUNNING') gathering ??= setTimeout(gathered, gatherMs)
    else gathered()
  })
  const gathered = () => {
    clearTimeout(gathering)
    gathering = undefined
    wake()
  }
  const stopPulls = pulls.subscribe(id, () => {
    isPulled = true
    wake()
  })
  return {
    stop() {
      clearTimeout(gathering)
      stopMoves()
      stopPulls()
    },
    /** True where something may have been stored since the last call; false where only a pull went on. */
    take(): boolean {
      const was = isStored
      isStored = false
      isPulled = false
      return was
    },
    next: (signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        const done = () => {
          signal.removeEventListener('abort', done)
          resolve()
        }
        wake = done
        signal.addEventListener('abort', done)
        if ((isStored && gathering === undefined) || isPulled || signal.aborted) done()
      }),
  }
}
