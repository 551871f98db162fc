import type { ComposeService } from '#shared/model/compose-project.ts'

/** A port of the host. An empty `hostIp` is every address. */
export interface PublishedPort {
  readonly hostIp: string
  readonly port: number
  readonly protocol: string
}

/** Ports of the host that a service asks for by number. Those it leaves to the Engine, and ranges, collide with nothing. */
export const publishedPorts = (service: ComposeService): readonly PublishedPort[] =>
  (service.ports ?? []).flatMap(({ published, host_ip, protocol }) =>
    published !== undefined && /^\d+$/.test(published) && Number(published) > 0
      ? [{ hostIp: host_ip ?? '', port: Number(published), protocol }]
      : [],
  )

/** True where two cannot be held at the same time. */
export const samePort = (a: PublishedPort, b: PublishedPort): boolean =>
  a.port === b.port && a.protocol === b.protocol && (isEvery(a.hostIp) || isEvery(b.hostIp) || a.hostIp === b.hostIp)

const isEvery = (hostIp: string) => hostIp === '' || hostIp === '0.0.0.0' || hostIp === '::'
