import { refusedAt } from '#shared/compose/compose-places.ts'
import type {
  ComposeFileObject,
  ComposeFileReference,
  ComposeProject,
  ComposeService,
} from '#shared/model/compose-project.ts'
import {
  type FileSection,
  fileSections,
  fileTarget,
  folderOfTarget,
  needsFileVolume,
} from '#shared/model/file-placement.ts'
import { type Check, refuseAt } from './checking.ts'

/**
 * What Compose takes and Stackwright cannot carry out: refused by name where the document is to be applied, so that
 * nothing in it is ignored in silence. The model of such a document can still be printed.
 */
export const checkAppliable: Check = (checking) => {
  for (const [name, service] of Object.entries(checking.project.services)) {
    for (const { path, why } of [...keysOf(service), ...filesOf(service, checking.project)]) {
      const key = path.join('.')
      const message = `Stackwright cannot carry out ${key} of ${name}: ${why}`
      refuseAt(checking, ['services', name, ...path], { rule: 'unsupported-key', message })
    }
  }
}

interface Refusal {
  readonly path: readonly string[]
  readonly why: string
}

/** Keys that are refused wherever they are given. */
const refusedKeys: ReadonlyArray<readonly [key: string, why: string]> = Object.entries(refusedAt(['services', '*']))

const keysOf = (service: ComposeService): readonly Refusal[] => [
  ...refusedKeys.filter(([key]) => isGiven(service, key)).map(([key, why]) => ({ path: [key], why })),
  ...namespacesOf(service),
  ...mountsOf(service),
  ...hooksOf(service),
]

const isGiven = (service: ComposeService, key: string): boolean =>
  Object.entries(service).some(([name, value]) => name === key && value !== undefined)

/** Engine API, HostConfig: UTSMode is empty or host, CgroupnsMode private or host. */
const namespacesOf = (service: ComposeService): readonly Refusal[] =>
  (['uts', 'cgroup'] as const).flatMap((key) =>
    /^(service|container):/.test(service[key] ?? '')
      ? [{ path: [key], why: 'containers can share it with the host only. Use host, or leave it out.' }]
      : [],
  )

const hooksOf = (service: ComposeService): readonly Refusal[] =>
  (['post_start', 'pre_stop'] as const).flatMap((key) =>
    (service[key] ?? []).flatMap(({ command }, index) =>
      command && command.length > 0 ? [] : [{ path: [key, String(index)], why: 'there is no command in it.' }],
    ),
  )

const mountsOf = ({ volumes = [] }: ComposeService): readonly Refusal[] =>
  volumes.flatMap((mount, index) => {
    const at = (key: string, why: string) => [{ path: ['volumes', String(index), key], why }]
    return mount.type === 'npipe' || mount.type === 'cluster'
      ? at('type', `there is no ${mount.type} on this kind of host.`)
      : []
  })

/** Configs and secrets that the Engine cannot be given, and places that nothing can be copied to. */
const filesOf = (service: ComposeService, project: ComposeProject): readonly Refusal[] =>
  fileSections.flatMap((section) =>
    (service[section] ?? []).flatMap((reference, index) => {
      const object = project[section]?.[reference.source]
      const why = object && (sourceRefusal(reference.source, object) ?? placeRefusal(service, section, reference))
      return why ? [{ path: [section, String(index)], why }] : []
    }),
  )

const sourceRefusal = (source: string, { external, driver, template_driver: template }: ComposeFileObject) => {
  if (external) return `${source} is external, and only a Swarm keeps such ones.`
  if (driver !== undefined) return `${source} comes from a driver, and only a Swarm has such ones.`
  return template === undefined ? null : `${source} is a template (template_driver), which only a Swarm fills.`
}

const placeRefusal = (service: ComposeService, section: FileSection, reference: ComposeFileReference) => {
  const wrong = (['uid', 'gid'] as const).find((key) => !/^\d{0,10}$/.test(reference[key] ?? ''))
  if (wrong) return `${wrong} ${reference[wrong]} is no number, and names are known only inside of the image.`
  const target = fileTarget(section, reference)
  if (!needsFileVolume(service, target)) return null
  const folder = folderOfTarget(target)
  if (folder === '/') return `${target} is at the top of a read-only file system. Give it a target in a folder.`
  const isMount = (service.volumes ?? []).some((mount) => mount.target.replace(/(.)\/+$/, '$1') === folder)
  return isMount ? `${folder} is a mount of its own. Give it a target in another folder.` : null
}
