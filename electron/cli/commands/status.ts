import type { Command } from 'commander'
import type { StackStatus, StackSummary } from '#shared/model/stack.ts'
import { allPages } from '../all-pages.ts'
import type { Cli, Session } from '../cli.ts'
import { ExitCode } from '../exit-code.ts'
import { waitForFirstFacts } from '../first-facts.ts'
import type { Output, Style } from '../output.ts'
import { type Cell, formatTable } from '../table.ts'

/** `status`: all stacks, or one with its services. */
export const registerStatus = (program: Command, cli: Cli): void => {
  program
    .command('status [stack]')
    .description('all stacks at a glance, or one with its services')
    .action((stack: string | undefined) =>
      cli.withSession(async (session) => {
        await waitForFirstFacts(session)
        return stack === undefined ? printStacks(session) : printStack(session, stack)
      }),
    )
}

const printStacks = async ({ api, output }: Session): Promise<ExitCode> => {
  const stacks = await allPages((cursor) => api.stacks.list({ limit: 200, ...(cursor ? { cursor } : {}) }))
  output.print(stacks, stacks.length > 0 ? stackTable(stacks, output) : 'There are no stacks yet.')
  return ExitCode.done
}

const printStack = async ({ api, output }: Session, name: string): Promise<ExitCode> => {
  const [stack, runtime] = await Promise.all([api.stacks.get({ stack: name }), api.stacks.runtime({ stack: name })])
  const rows = runtime.services.map((service) => [
    service.service,
    `${service.containers.filter((container) => container.state === 'running').length}/${service.desiredReplicas}`,
    service.containers.map((container) => container.health ?? container.state).join(', ') || 'none',
    service.image,
  ])
  const services = formatTable(['SERVICE', 'RUNNING', 'STATE', 'IMAGE'], rows)
  const doubt = runtime.live ? [] : [`Not live: ${runtime.reason ?? 'the host does not answer'}`]
  output.print({ ...stack, runtime }, [stackTable([stack], output), ...doubt, '', services].join('\n'))
  return ExitCode.done
}

const stackTable = (stacks: readonly StackSummary[], output: Output): string =>
  formatTable(
    ['STACK', 'HOST', 'VERSION', 'STATUS', 'SERVICES', 'FINDING'],
    stacks.map((stack) => [
      stack.name,
      stack.hostName,
      stack.currentVersion === null ? '-' : String(stack.currentVersion),
      statusCell(stack, output),
      stack.services ? `${stack.services.running}/${stack.services.desired}` : '-',
      stack.finding ?? '',
    ]),
  )

const styles: Readonly<Record<StackStatus, Style>> = {
  DRAFT: 'dim',
  DEPLOYING: 'blue',
  RUNNING: 'green',
  DEGRADED: 'yellow',
  FAILED: 'red',
  STOPPED: 'dim',
  REMOVED: 'dim',
}

const statusCell = ({ status, live }: StackSummary, output: Output): Cell => ({
  text: live || status === 'DRAFT' || status === 'REMOVED' ? status : `${status}?`,
  paint: (text) => output.paint(styles[status], text),
})
