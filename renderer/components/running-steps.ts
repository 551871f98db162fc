import { useQuery } from '@tanstack/react-query'
import { t } from '#shared/language/translate.ts'
import type { Command } from '#shared/model/command.ts'
import { useApi } from '../api/client.ts'
import { commandsQuery } from '../api/queries.ts'

/** Where a running command is: `step 3 of 9`; null before its plan is made. */
export const stepPlace = ({ progress: { done, total } }: Pick<Command, 'progress'>): string | null =>
  total === 0 ? null : t('step {{step}} of {{total}}', { step: Math.min(done + 1, total), total })

/** Where the running command of each stack is, by the stack's id; nothing for stacks that no command works on. */
export function useRunningSteps(): ReadonlyMap<string, string> {
  const { data = [] } = useQuery(commandsQuery(useApi(), { active: true, limit: 200 }))
  const running = data.filter(({ status }) => status === 'RUNNING')
  return new Map(
    running.flatMap((command) => {
      const words = stepPlace(command)
      return words === null ? [] : [[command.stackId, words]]
    }),
  )
}
