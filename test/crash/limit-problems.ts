import { inspectConfiguration } from '#engine/docker/container-configuration.ts'
import type { ListedContainer } from '#engine/docker/container-listing.ts'
import type { DockerClient } from '#engine/docker/docker-client.ts'
import { limitsOf } from '#engine/reconcile/container-limits.ts'
import type { DesiredState } from '#engine/reconcile/desired-state.ts'

/** Containers whose memory the Engine limits otherwise than their version asks: no label shows that. */
export async function limitProblems(
  client: DockerClient,
  desired: DesiredState | null,
  containers: readonly ListedContainer[],
): Promise<readonly string[]> {
  const wanted = desired?.services.flatMap((service) => service.containers) ?? []
  const problems = wanted.map(async ({ name, limits }) => {
    const found = containers.find((container) => container.name === name)
    if (!found) return []
    const { Memory } = limitsOf((await inspectConfiguration(client, found.id, new AbortController().signal)).hostConfig)
    return Memory === limits.Memory ? [] : [`${name} is limited to ${Memory} bytes, not ${limits.Memory}`]
  })
  return (await Promise.all(problems)).flat()
}
