import type { EngineParts } from './engine-parts.ts'
import { implementer } from './implementer.ts'

/** What is wrong now, and who wants to hear of it. */
export function implementAlerts({ alerts, stacks, settings }: EngineParts) {
  const { list, mute } = implementer.alerts
  return {
    list: list.handler(async () => ({ items: [...(await alerts.look())] })),

    mute: mute.handler(async ({ input }) => {
      const { id } = await stacks.get(input.stack)
      const others = (await settings.get()).mutedStacks.filter((muted) => muted !== id)
      await settings.save({ mutedStacks: input.muted ? [...others, id] : others })
      return { items: [...(await alerts.look())] }
    }),
  }
}
