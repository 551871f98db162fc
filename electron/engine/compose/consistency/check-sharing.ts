import type { ComposeService } from '#shared/model/compose-project.ts'
import { locate } from '../source/locate.ts'
import { type Check, type Checking, refuseAt, reportAt } from './checking.ts'

/** Namespaces and mounts can be taken from a container that is there and lets them be taken. */
export const checkSharing: Check = (checking) => {
  for (const [name, service] of Object.entries(checking.project.services)) {
    for (const { path, other } of sharings(service)) checkParent(checking, name, { path, other })
    warnOfPrivateIpc(checking, name, service)
    checkModes(checking, name, service)
  }
}

interface Sharing {
  readonly path: readonly string[]
  /** The service that is shared with. */
  readonly other: string
}

const sharings = (service: ComposeService): readonly Sharing[] => [
  ...(['network_mode', 'ipc', 'pid'] as const).flatMap((key) =>
    service[key]?.startsWith('service:') ? [{ path: [key], other: service[key].slice('service:'.length) }] : [],
  ),
  ...(service.volumes_from ?? []).flatMap((entry, index) =>
    entry.startsWith('container:')
      ? []
      : [{ path: ['volumes_from', String(index)], other: entry.split(':')[0] ?? entry }],
  ),
]

const checkParent = (checking: Checking, name: string, { path, other }: Sharing): void => {
  const { services } = checking.project
  const parent = Object.hasOwn(services, other) ? services[other] : undefined
  if (parent?.deploy?.replicas !== 0) return
  const message = `${name} shares with ${other}, which has no container: it has 0 replicas. Give it at least one.`
  refuseAt(checking, ['services', name, ...path], { rule: 'nothing-to-share', message })
}

/** The Engine keeps a container's memory to itself unless it was made otherwise (API 1.40, IpcMode; daemon default). */
const warnOfPrivateIpc = ({ project, problems, tree }: Checking, name: string, { ipc }: ComposeService): void => {
  const other = ipc?.startsWith('service:') ? ipc.slice('service:'.length) : undefined
  const parent = other !== undefined && Object.hasOwn(project.services, other) ? project.services[other] : undefined
  if (!parent || parent.ipc === 'shareable') return
  const path = ['services', name, 'ipc']
  const message = `${name} joins the IPC namespace of ${other}, which keeps it to itself. Give ${other} the key ipc: shareable.`
  problems.warning({ rule: 'private-ipc', message, path, position: locate(tree, path) })
}

const checkModes = (checking: Checking, name: string, { volumes_from: entries = [] }: ComposeService): void => {
  for (const [index, entry] of entries.entries()) {
    const mode = entry
      .replace(/^container:/, '')
      .split(':')
      .slice(1)
      .join(':')
    if (mode === '' || mode === 'ro' || mode === 'rw') continue
    const message = `${JSON.stringify(mode)} is no way to take mounts. Use ro or rw.`
    reportAt(checking, ['services', name, 'volumes_from', String(index)], { rule: 'mount-mode', message })
  }
}
