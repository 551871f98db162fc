import type { CommandEvent } from '#shared/contract/commands.ts'
import type { Command, CommandStep } from '#shared/model/command.ts'
import type { ImagePull } from '#shared/model/image-pull.ts'
import { addLines, emptyLog, type LogBuffer } from './log-buffer.ts'

/** What the stream of one command has told so far. */
export interface CommandFeed {
  readonly command: Command | null
  /** Steps of the latest attempt, by index. */
  readonly steps: readonly CommandStep[]
  /** How far pulls are or were, by step; only of those that were seen to run. */
  readonly pulls: readonly ImagePull[]
  readonly log: LogBuffer
}

export const emptyFeed: CommandFeed = { command: null, steps: [], pulls: [], log: emptyLog }

/** The feed after these events, which may come again after a broken stream. */
export const applyEvents = (feed: CommandFeed, events: readonly CommandEvent[]): CommandFeed => {
  const lines = events.flatMap((event) => (event.kind === 'log' ? [event.line] : []))
  const steps = events.flatMap((event) => (event.kind === 'step' ? [event.step] : []))
  const command = events.reduce((latest, event) => (event.kind === 'command' ? event.command : latest), feed.command)
  const pulls = events.flatMap((event) => (event.kind === 'pull' ? [event.pull] : []))
  return {
    command,
    steps: addSteps(feed.steps, steps),
    pulls: addPulls(feed.pulls, pulls),
    log: addLines(feed.log, lines),
  }
}

/** The newest of each step, and of the latest attempt only. */
const addPulls = (held: readonly ImagePull[], added: readonly ImagePull[]): readonly ImagePull[] => {
  if (added.length === 0) return held
  const all = [...held, ...added]
  const attempt = Math.max(...all.map((pull) => pull.attempt))
  return [...new Map(all.filter((pull) => pull.attempt === attempt).map((pull) => [pull.step, pull])).values()]
}

/** The latest attempt's steps with these put in; a later attempt replaces the steps of the one before. */
export const addSteps = (held: readonly CommandStep[], added: readonly CommandStep[]): readonly CommandStep[] => {
  if (added.length === 0) return held
  const attempt = Math.max(...held.map((step) => step.attempt), ...added.map((step) => step.attempt))
  const byIndex = new Map<number, CommandStep>()
  for (const step of [...held, ...added]) if (step.attempt === attempt) byIndex.set(step.index, step)
  return [...byIndex.values()].sort((a, b) => a.index - b.index)
}
