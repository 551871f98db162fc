import type { CommandEvent } from '#shared/contract/commands.ts'
import type { Command, CommandStep } from '#shared/model/command.ts'
import { addLines, emptyLog, type LogBuffer } from './log-buffer.ts'

/** What the stream of one command has told so far. */
export interface CommandFeed {
  readonly command: Command | null
  /** Steps of the latest attempt, by index. */
  readonly steps: readonly CommandStep[]
  readonly log: LogBuffer
}

export const emptyFeed: CommandFeed = { command: null, steps: [], log: emptyLog }

/** The feed after these events, which may come again after a broken stream. */
export const applyEvents = (feed: CommandFeed, events: readonly CommandEvent[]): CommandFeed => {
  const lines = events.flatMap((event) => (event.kind === 'log' ? [event.line] : []))
  const steps = events.flatMap((event) => (event.kind === 'step' ? [event.step] : []))
  const command = events.reduce((latest, event) => (event.kind === 'command' ? event.command : latest), feed.command)
  return { command, steps: addSteps(feed.steps, steps), log: addLines(feed.log, lines) }
}

/** The latest attempt's steps with these put in; a later attempt replaces the steps of the one before. */
export const addSteps = (held: readonly CommandStep[], added: readonly CommandStep[]): readonly CommandStep[] => {
  if (added.length === 0) return held
  const attempt = Math.max(...held.map((step) => step.attempt), ...added.map((step) => step.attempt))
  const byIndex = new Map<number, CommandStep>()
  for (const step of [...held, ...added]) if (step.attempt === attempt) byIndex.set(step.index, step)
  return [...byIndex.values()].sort((a, b) => a.index - b.index)
}
