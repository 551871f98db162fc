import { t } from '#shared/language/translate.ts'
import type { HostContainer } from '#shared/model/container-detail.ts'
import type { Host } from '#shared/model/host.ts'
import type { ImageRow, NetworkRow, VolumeRow } from '#shared/model/host-objects.ts'
import { formatBytes } from '../../format/bytes.ts'
import { queueWords } from '../host-state.ts'
import type { PaletteEntry } from './palette-entry.ts'

const inQuery = encodeURIComponent

/** A host: its stacks, what it takes, its queue. */
export function hostEntries({ name, id, queue }: Host): readonly PaletteEntry[] {
  const isPaused = queue.paused !== null
  return [
    {
      id: `host:${name}`,
      group: 'hosts',
      title: name,
      detail: t('host, queue {{queue}}', { queue: queueWords(queue) }),
      words: t('stacks of'),
      icon: 'host',
      act: { kind: 'go', to: `/stacks?host=${inQuery(name)}` },
    },
    {
      id: `host:${name}:usage`,
      group: 'hosts',
      title: t('Monitoring of {{name}}', { name }),
      detail: t('processor, memory, network, disk'),
      icon: 'monitoring',
      act: { kind: 'go', to: `/monitoring?host=${inQuery(name)}` },
    },
    {
      id: `host:${name}:connection`,
      group: 'hosts',
      title: t('Connection to {{name}}', { name }),
      detail: t('what was tried, and what helps'),
      words: t('engine docker diagnose test'),
      icon: 'host',
      act: { kind: 'go', to: `/welcome?host=${inQuery(name)}` },
    },
    {
      id: `host:${name}:queue`,
      group: 'do',
      title: isPaused ? t('Resume the queue of {{name}}', { name }) : t('Pause the queue of {{name}}', { name }),
      detail: '',
      words: t('commands hold'),
      icon: isPaused ? 'start' : 'pause',
      effect: isPaused
        ? t('What waits begins, in its order.')
        : t('What runs goes on to its end, what waits keeps its place until the queue is resumed.'),
      act: { kind: 'queue', host: id, paused: !isPaused },
    },
  ]
}

/** Services of stacks, and containers: of stacks by their service, of nobody by their name. */
export function containerEntries(host: string, containers: readonly HostContainer[]): readonly PaletteEntry[] {
  const services = new Set<string>()
  return containers.flatMap((container): readonly PaletteEntry[] => {
    const { stackName, service } = container
    if (stackName === null || service === null) return [loneContainer(host, container)]
    const key = `${stackName}/${service}`
    const own = ownContainer(stackName, service, container)
    if (services.has(key)) return [own]
    services.add(key)
    return [...serviceEntries(stackName, service), own]
  })
}

const serviceEntries = (stack: string, service: string): readonly PaletteEntry[] => [
  {
    id: `service:${stack}/${service}`,
    group: 'services',
    title: service,
    detail: t('service of {{stack}}', { stack }),
    icon: 'container',
    stack,
    act: { kind: 'go', to: `/stacks/${stack}?service=${inQuery(service)}` },
  },
  {
    id: `service:${stack}/${service}:logs`,
    group: 'services',
    title: t('Logs of {{service}} of {{stack}}', { service, stack }),
    detail: '',
    words: t('output lines'),
    icon: 'logs',
    stack,
    act: { kind: 'go', to: `/stacks/${stack}/logs?service=${inQuery(service)}` },
  },
  {
    id: `service:${stack}/${service}:restart`,
    group: 'do',
    title: t('Restart {{service}} of {{stack}}', { service, stack }),
    detail: t('one service'),
    icon: 'restart',
    effect: t('Stops and starts the containers of this service. No volume is touched, no version is made.'),
    stack,
    act: { kind: 'operate', act: 'restart', stack, service },
  },
]

const ownContainer = (stack: string, service: string, { id, name, statusText }: HostContainer): PaletteEntry => ({
  id: `container:${id}`,
  group: 'services',
  title: name,
  detail: t('container, {{statusText}}', { statusText }),
  words: id,
  icon: 'container',
  stack,
  act: { kind: 'go', to: `/stacks/${stack}?service=${inQuery(service)}` },
})

const loneContainer = (host: string, { id, name, image, statusText }: HostContainer): PaletteEntry => ({
  id: `container:${id}`,
  group: 'services',
  title: name,
  detail: t('container of no stack, {{statusText}}', { statusText }),
  words: `${id} ${image}`,
  icon: 'container',
  act: { kind: 'go', to: `/events?host=${inQuery(host)}&find=${inQuery(name)}` },
})

interface HostObjects {
  readonly images: readonly ImageRow[]
  readonly volumes: readonly VolumeRow[]
  readonly networks: readonly NetworkRow[]
}

const placeOf = (what: keyof HostObjects, host: string, find: string): PaletteEntry['act'] => ({
  kind: 'go',
  to: `/${what}?host=${inQuery(host)}&find=${inQuery(find)}`,
})

/** What a host keeps, each to be found in its table. */
export function objectEntries(host: string, { images, volumes, networks }: HostObjects): readonly PaletteEntry[] {
  return [
    ...images.map(({ id, names, sizeBytes }): PaletteEntry => {
      const shortId = id.replace(/^sha256:/, '').slice(0, 12)
      return {
        id: `image:${host}:${id}`,
        group: 'objects',
        title: names[0] ?? shortId,
        detail: t('image, {{size}}, on {{host}}', { size: formatBytes(sizeBytes), host }),
        words: `${names.join(' ')} ${shortId}`,
        icon: 'image',
        act: placeOf('images', host, names[0] ?? shortId),
      }
    }),
    ...volumes.map(
      ({ name, sizeBytes, stackName }): PaletteEntry => ({
        id: `volume:${host}:${name}`,
        group: 'objects',
        title: name,
        detail:
          sizeBytes === null
            ? t('volume, on {{host}}', { host })
            : t('volume, {{size}}, on {{host}}', { size: formatBytes(sizeBytes), host }),
        icon: 'volume',
        act: placeOf('volumes', host, name),
        ...(stackName !== null && { stack: stackName }),
      }),
    ),
    ...networks.map(
      ({ id, name, stackName }): PaletteEntry => ({
        id: `network:${host}:${id}`,
        group: 'objects',
        title: name,
        detail: t('network on {{host}}', { host }),
        icon: 'network',
        act: placeOf('networks', host, name),
        ...(stackName !== null && { stack: stackName }),
      }),
    ),
  ]
}
