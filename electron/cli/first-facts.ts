import { setTimeout as delay } from 'node:timers/promises'
import type { Session } from './cli.ts'

/**
 * An engine that was only just started has not heard from its hosts. Waits until each has answered, or failed to, and its
 * containers are known; 3 s at most. A Stackwright that runs already knows all that.
 */
export const waitForFirstFacts = async (session: Session): Promise<void> => {
  if (session.kind === 'running') return
  const deadline = Date.now() + 3_000
  while (Date.now() < deadline && (await factsAreComing(session))) await delay(25)
}

const factsAreComing = async ({ api }: Session): Promise<boolean> => {
  const [hosts, stacks] = await Promise.all([api.hosts.list(), api.stacks.list({ limit: 200 })])
  const reachable = new Set(hosts.items.filter((host) => host.engine.state === 'reachable').map((host) => host.id))
  return (
    hosts.items.some((host) => host.engine.state === 'unknown') ||
    stacks.items.some((stack) => stack.observedAt === null && !stack.live && reachable.has(stack.hostId))
  )
}
