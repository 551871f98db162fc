import type { CommandEvent } from '#shared/contract/commands.ts'
import { formatGoDuration } from '#shared/format/go-duration.ts'
import type { Command, CommandLogLine, CommandStep } from '#shared/model/command.ts'

/**
 * Makes the lines for the events of one command that is followed, in order; null where an event has nothing new for a
 * person. How many steps there are is told by the command, or by the steps, which are announced before the first starts.
 */
export const createEventTeller = (): ((event: CommandEvent) => string | null) => {
  const steps = new Map<number, string>()
  let planned = 0
  let attempt = 0
  return (event) => {
    switch (event.kind) {
      case 'command':
        planned = event.command.progress.total
        return describeWaiting(event.command)
      case 'log':
        return describeLog(event.line, new Set(steps.values()))
      case 'pull':
        return null
      case 'step':
        // Another attempt has steps of its own; those of the one before are history.
        if (event.step.attempt < attempt) return null
        if (event.step.attempt > attempt) steps.clear()
        attempt = event.step.attempt
        steps.set(event.step.index, event.step.text)
        return describeStep(event.step, Math.max(planned, steps.size))
    }
  }
}

const describeWaiting = ({ status, seq, title }: Command): string | null =>
  status === 'PENDING' ? `#${seq} ${title}: waiting for its turn` : null

/** The log has a line for each step as well, which was told already. */
const describeLog = ({ level, text }: CommandLogLine, steps: ReadonlySet<string>): string | null => {
  if (level !== 'info') return `${level}: ${text}`
  return steps.has(text) ? null : text
}

const describeStep = ({ index, status, text, cause }: CommandStep, total: number): string | null => {
  const place = `[${String(index + 1).padStart(String(total).length)}/${total}]`
  switch (status) {
    case 'RUNNING':
      return `${place} ${text}${cause ? ` (${cause})` : ''}`
    case 'FAILED':
      return `${place} failed: ${text}`
    case 'UNDONE':
      return `${place} undone: ${text}`
    case 'PENDING':
    case 'DONE':
      return null
  }
}

const outcomes: Readonly<Record<NonNullable<Command['outcome']>, string>> = {
  UNCHANGED: 'nothing was changed',
  APPLIED: 'applied',
  ROLLED_BACK: 'led back to what ran before',
  PARTIAL: 'stopped half way',
}

/** How a command ended, with the error and what to do next where there is one. */
export const describeEnd = (command: Command): string => {
  const outcome = command.outcome ? `: ${outcomes[command.outcome]}` : ''
  const head = `#${command.seq} ${command.title} ${command.status}${outcome}${describeDuration(command)}`
  return command.error ? `${head}\n${command.error.message}\nNext: ${command.error.next}` : head
}

const describeDuration = ({ startedAt, finishedAt }: Command): string => {
  if (!startedAt || !finishedAt) return ''
  const tenths = Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 100) * 100
  return ` (${formatGoDuration(tenths)})`
}
