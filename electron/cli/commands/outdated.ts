import type { Command } from 'commander'
import type { ImageUpdate } from '#shared/model/image-care.ts'
import type { Cli } from '../cli.ts'
import { ExitCode } from '../exit-code.ts'
import { formatTable } from '../table.ts'

/** `outdated`: whether registries have newer images behind the tags that a stack runs. Pulls nothing. */
export const registerOutdated = (program: Command, cli: Cli): void => {
  program
    .command('outdated <stack>')
    .description('ask the registries whether newer images are behind its tags; pulls nothing')
    .action((stack: string) =>
      cli.withSession(async ({ api, output }) => {
        const { items } = await api.images.checkUpdates({ stack })
        const rows = items.map((item) => [item.service, item.image, words(item)])
        output.print(items, items.length > 0 ? formatTable(['SERVICE', 'IMAGE', 'REGISTRY'], rows) : 'Nothing runs.')
        if (items.some(({ state }) => state === 'behind')) {
          output.message(`stackwright update ${stack} makes a new version that runs the newer images.`)
        }
        return ExitCode.done
      }),
    )
}

const words = ({ state, image, problem, offered }: ImageUpdate): string => {
  switch (state) {
    case 'behind':
      return `a newer image is behind ${image} (${offered?.slice(7, 19) ?? ''})`
    case 'current':
      return 'up to date'
    case 'fixed':
      return 'named by its digest'
    case 'local':
      return 'never was in a registry'
    case 'unknown':
      return problem ?? 'not known'
  }
}
