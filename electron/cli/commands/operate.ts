import type { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { withFollowOptions } from './option-values.ts'
import { handleQueued, type QueueOptions } from './queued-command.ts'

const operations = { start: 'start', stop: 'stop', restart: 'restart' } as const

/** `start`, `stop` and `restart`: the containers of a stack, or of one service. */
export const registerOperate = (program: Command, cli: Cli): void => {
  for (const operation of Object.values(operations)) {
    withFollowOptions(program.command(`${operation} <stack> [service]`))
      .description(`${operation} the containers of a stack, or of one service`)
      .action((stack: string, service: string | undefined, options: QueueOptions) =>
        cli.withSession(async (session) => {
          const input = { stack, ...(service ? { service } : {}) }
          const { command } = await session.api.commands[operation](input)
          return handleQueued(session, command, options)
        }),
      )
  }
}
