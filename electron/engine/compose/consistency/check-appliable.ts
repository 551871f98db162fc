import type { ComposeProject, ComposeService } from '#shared/model/compose-project.ts'
import { type Check, type Checking, refuseAt } from './checking.ts'

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
  checkNetworks(checking)
}

interface Refusal {
  readonly path: readonly string[]
  readonly why: string
}

const windows = 'it is for Windows containers.'
const newer = (api: string) => `it needs Engine API ${api}, and older Engines would ignore it.`

/** Keys that are refused wherever they are given. */
const refusedKeys: ReadonlyArray<readonly [keyof ComposeService, string]> = [
  ['annotations', newer('1.43')],
  ['cpu_count', windows],
  ['cpu_percent', windows],
  ['credential_spec', windows],
  ['isolation', windows],
  ['post_start', 'nothing is run inside of containers yet. Remove it.'],
  ['pre_stop', 'nothing is run inside of containers yet. Remove it.'],
]

const keysOf = (service: ComposeService): readonly Refusal[] => [
  ...refusedKeys.filter(([key]) => service[key] !== undefined).map(([key, why]) => ({ path: [key], why })),
  ...buildOf(service),
  ...namespacesOf(service),
  ...profilesOf(service),
  ...endpointsOf(service),
  ...mountsOf(service),
]

const buildOf = ({ build, image, pull_policy: policy }: ComposeService): readonly Refusal[] => {
  const why = 'images are not built here. Build and push the image, and give its name with image.'
  if (build && image === '') return [{ path: ['build'], why }]
  return policy === 'build' ? [{ path: ['pull_policy'], why }] : []
}

/** Engine API, HostConfig: UTSMode is empty or host, CgroupnsMode private or host. */
const namespacesOf = (service: ComposeService): readonly Refusal[] =>
  (['uts', 'cgroup'] as const).flatMap((key) =>
    /^(service|container):/.test(service[key] ?? '')
      ? [{ path: [key], why: 'containers can share it with the host only. Use host, or leave it out.' }]
      : [],
  )

/** A profile is a file beside the document, which a version does not hold. */
const profilesOf = ({ security_opt: options = [] }: ComposeService): readonly Refusal[] =>
  options.some((option) => /^seccomp[:=](?!unconfined$)/.test(option))
    ? [
        {
          path: ['security_opt'],
          why: 'a seccomp profile from a file is not read. Use the default, or seccomp=unconfined.',
        },
      ]
    : []

const endpointsOf = ({ networks = {} }: ComposeService): readonly Refusal[] =>
  Object.entries(networks).flatMap(([network, endpoint]) => {
    const at = (key: string, why: string) => [{ path: ['networks', network, key], why }]
    return [
      ...(endpoint?.gw_priority === undefined ? [] : at('gw_priority', newer('1.48'))),
      ...(endpoint?.interface_name === undefined ? [] : at('interface_name', newer('1.49'))),
      ...(endpoint?.mac_address !== undefined && Object.keys(networks).length > 1
        ? at('mac_address', `with several networks ${newer('1.44')}`)
        : []),
    ]
  })

const mountsOf = ({ volumes = [] }: ComposeService): readonly Refusal[] =>
  volumes.flatMap((mount, index) => {
    const at = (key: string, why: string) => [{ path: ['volumes', String(index), key], why }]
    if (mount.type === 'image') return at('type', newer('1.48'))
    if (mount.type === 'npipe' || mount.type === 'cluster')
      return at('type', `there is no ${mount.type} on this kind of host.`)
    if (mount.volume?.subpath !== undefined) return at('volume', `volume.subpath: ${newer('1.45')}`)
    return mount.bind?.recursive === undefined ? [] : at('bind', `bind.recursive: ${newer('1.44')}`)
  })

/** Configs and secrets that are files of the host are mounted; any other source would have to be copied. */
const filesOf = (service: ComposeService, project: ComposeProject): readonly Refusal[] =>
  (['configs', 'secrets'] as const).flatMap((section) =>
    (service[section] ?? []).flatMap(({ source }, index) => {
      const object = project[section]?.[source]
      if (!object || object.file !== undefined) return []
      const why = object.external
        ? `${source} is external, and only a Swarm keeps such ones.`
        : `${source} is no file, and nothing else can be put into a container yet. Give it a file.`
      return [{ path: [section, String(index)], why }]
    }),
  )

const checkNetworks = (checking: Checking): void => {
  for (const [key, network] of Object.entries(checking.project.networks)) {
    if (network.enable_ipv4 === undefined) continue
    const message = `Stackwright cannot carry out enable_ipv4 of the network ${key}: ${newer('1.47')}`
    refuseAt(checking, ['networks', key, 'enable_ipv4'], { rule: 'unsupported-key', message })
  }
}
