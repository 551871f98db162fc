import type { Command } from 'commander'
import type { ContainerFact } from '#shared/model/stack.ts'
import { allPages } from '../all-pages.ts'
import type { Cli } from '../cli.ts'
import type { Api } from '../connection.ts'
import { ExitCode } from '../exit-code.ts'
import { waitForFirstFacts } from '../first-facts.ts'
import { formatTable } from '../table.ts'

/** `ps`: the containers of one stack or of all. */
export const registerPs = (program: Command, cli: Cli): void => {
  program
    .command('ps [stack]')
    .description('the containers of a stack, or of all')
    .action((stack: string | undefined) =>
      cli.withSession(async (session) => {
        await waitForFirstFacts(session)
        const { api, output } = session
        const names = stack === undefined ? await stackNames(api) : [stack]
        const rows = (await Promise.all(names.map((name) => containersOf(api, name)))).flat()
        const cells = rows.map((row) => [
          row.name,
          row.stack,
          row.service,
          row.image,
          row.statusText,
          portsOf(row),
          versionOf(row),
        ])
        output.print(rows, formatTable(['NAME', 'STACK', 'SERVICE', 'IMAGE', 'STATUS', 'PORTS', 'VERSION'], cells))
        return ExitCode.done
      }),
    )
}

const stackNames = async (api: Api): Promise<readonly string[]> => {
  const stacks = await allPages((cursor) => api.stacks.list({ limit: 200, ...(cursor ? { cursor } : {}) }))
  return stacks.map((stack) => stack.name)
}

interface StackContainer extends ContainerFact {
  readonly stack: string
  readonly service: string
}

const containersOf = async (api: Api, stack: string): Promise<readonly StackContainer[]> => {
  const { services } = await api.stacks.runtime({ stack })
  return services.flatMap(({ service, containers }) =>
    containers.map((container) => ({ ...container, stack, service })),
  )
}

const portsOf = ({ ports }: ContainerFact): string =>
  ports
    .map(({ hostIp, hostPort, containerPort, protocol }) =>
      hostPort === null ? `${containerPort}/${protocol}` : `${hostIp ?? ''}:${hostPort}->${containerPort}/${protocol}`,
    )
    .join(', ')

const versionOf = ({ version }: ContainerFact): string => (version === null ? '-' : String(version))
