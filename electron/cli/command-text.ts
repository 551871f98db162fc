import type { CommandEvent } from '#shared/contract/commands.ts'
import { formatGoDuration } from '#shared/format/go-duration.ts'
import type { Command, CommandStep } from '#shared/model/command.ts'

/** A line for an event of a command that is followed, or null where it has nothing new for a person. */
export const describeEvent = (event: CommandEvent, command: Command): string | null => {
  switch (event.kind) {
    case 'command':
      return event.command.status === 'PENDING'
        ? `#${event.command.seq} ${event.command.title}: waiting for its turn`
        : null
    case 'log':
      return event.line.level === 'info' ? null : `${event.line.level}: ${event.line.text}`
    case 'step':
      return describeStep(event.step, command)
  }
}

const describeStep = (step: CommandStep, command: Command): string | null => {
  const place = `[${step.index + 1}/${Math.max(command.progress.total, step.index + 1)}]`
  switch (step.status) {
    case 'RUNNING':
      return `${place} ${step.text}${step.cause ? ` (${step.cause})` : ''}`
    case 'FAILED':
      return `${place} failed: ${step.text}`
    case 'UNDONE':
      return `${place} undone: ${step.text}`
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
