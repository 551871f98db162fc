import type { EngineParts } from './api/engine-parts.ts'
import { knownUpdates } from './api/images.ts'
import { readTime } from './computer-time.ts'
import type { EngineLog } from './engine-log.ts'
import { startImageChecks } from './images/image-checks.ts'
import { startRetention } from './retention.ts'
import type { StoredStack } from './stacks/stack-rows.ts'

/** Starts what the engine does now and then unasked: forgetting what is old, looking for newer images. Answers how to end it. */
export function startBackgroundWork(parts: EngineParts, log: EngineLog): () => void {
  const { queue, sealedValues, settings, newerImages, registryDigests, clock } = parts
  const endRetention = startRetention({ queue, sealedValues, settings, readTime, log })
  const endImageChecks = startImageChecks({
    stacks: () => stacksThatAnswer(parts),
    stored: (stack, signal) => knownUpdates(parts, stack, signal),
    newer: newerImages,
    digests: registryDigests,
    everyMs: async () => hoursToMs((await settings.get()).checkImagesEveryHours),
    now: () => clock.now().getTime(),
    onError: (error) => log.error({ error }, 'newer images could not be looked for'),
  })
  return () => {
    endRetention()
    endImageChecks()
  }
}

/** Stacks that ran at least once, on hosts whose Engine answers. */
async function stacksThatAnswer({ connections, stacks }: EngineParts): Promise<readonly StoredStack[]> {
  const reachable = connections.hosts().filter(({ id }) => connections.facts(id).state === 'reachable')
  const found = await Promise.all(reachable.map(({ id }) => stacks.listByHost(id)))
  return found.flat().filter(({ currentVersion }) => currentVersion !== null)
}

/** Null for none, which switches it off. */
const hoursToMs = (hours: number): number | null => (hours === 0 ? null : hours * 3_600_000)
