import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Api, useApi } from './client.ts'
import { topics } from './queries.ts'

/** What is asked of the containers that a stack has. */
export interface StackAsked {
  readonly act: 'start' | 'stop' | 'restart'
  /** Only this service; all of them where it is absent. */
  readonly service?: string
}

const enqueue = (api: Api, stack: string, { act, service }: StackAsked) =>
  api.commands[act]({ stack, idempotencyKey: crypto.randomUUID(), ...(service === undefined ? {} : { service }) })

/** Puts a start, stop or restart of a stack, or of one service of it, into the queue; answers its command. */
export function useStackCommand(stack: string) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (asked: StackAsked) => enqueue(api, stack, asked),
    onSettled: () => queries.invalidateQueries({ queryKey: [topics.commands] }),
  })
}
