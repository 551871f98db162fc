import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Api, useApi } from '../../api/client.ts'
import { topics } from '../../api/queries.ts'

interface Asked {
  readonly act: 'start' | 'stop' | 'restart'
  /** Only this service; all of them where it is absent. */
  readonly service?: string
}

const enqueue = (api: Api, stack: string, { act, service }: Asked) =>
  api.commands[act]({ stack, idempotencyKey: crypto.randomUUID(), ...(service === undefined ? {} : { service }) })

/** Puts a start, stop or restart into the queue. */
export function useStackCommand(stack: string) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (asked: Asked) => enqueue(api, stack, asked),
    onSettled: () => queries.invalidateQueries({ queryKey: [topics.commands] }),
  })
}
