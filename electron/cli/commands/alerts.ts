import type { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { ExitCode } from '../exit-code.ts'
import { waitForFirstFacts } from '../first-facts.ts'

/** `alerts`: what is wrong now. Ends with 1 where anything is that is not muted, for scripts. */
export const registerAlerts = (program: Command, cli: Cli): void => {
  program
    .command('alerts')
    .description('what is wrong now; the exit code is 1 where anything is')
    .action(() =>
      cli.withSession(async (session) => {
        await waitForFirstFacts(session)
        const { items } = await session.api.alerts.list()
        const lines = items.map(({ title, text, muted }) => `${muted ? '(muted) ' : ''}${title}\n  ${text}`)
        session.output.print(items, lines.length === 0 ? 'Nothing is wrong.' : lines.join('\n'))
        return items.some(({ muted }) => !muted) ? ExitCode.failed : ExitCode.done
      }),
    )
}
