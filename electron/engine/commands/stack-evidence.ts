import type { ObservedState } from '../reconcile/observed-state.ts'

/** A stack's own objects on its host, for somebody who reads later what was there. Holds no environment and no secret. */
export const stackEvidence = ({ containers, networks, volumes }: ObservedState, id: string) => ({
  containers: containers.map((container) => ({
    id: container.id.slice(0, 12),
    name: container.name,
    service: container.service,
    number: container.number,
    imageId: container.imageId,
    state: container.state,
    health: container.health,
    exitCode: container.exitCode,
    version: container.version,
  })),
  networks: networks.filter(({ stackId }) => stackId === id).map(({ name }) => name),
  volumes: volumes.filter(({ stackId }) => stackId === id).map(({ name }) => name),
})
