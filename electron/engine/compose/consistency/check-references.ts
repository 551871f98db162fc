import { didYouMean } from '../decode/did-you-mean.ts'
import { volumesOf } from '../normalise.ts'
import { type Check, type Checking, reportAt } from './checking.ts'

/** Networks, volumes and services that are named have to be there. */
export const checkReferences: Check = (checking) => {
  for (const [name, service] of Object.entries(checking.project.services)) {
    for (const network of Object.keys(service.networks ?? {})) checkNetwork(checking, name, network)
    for (const volume of volumesOf(service)) checkVolume(checking, name, volume)
    checkFileObjects(checking, name)
    for (const [other, { required }] of Object.entries(service.depends_on ?? {})) {
      if (required) checkDependency(checking, name, other)
    }
  }
}

const checkNetwork = (checking: Checking, service: string, network: string): void => {
  const { networks } = checking.declared
  if (network === 'default' || Object.hasOwn(networks, network)) return
  reportAt(checking, ['services', service, 'networks', network], {
    rule: 'undefined-network',
    message: `${service} joins the network ${network}, which is not declared.${didYouMean(network, Object.keys(networks))} Add it under networks.`,
  })
}

const checkVolume = (checking: Checking, service: string, volume: string): void => {
  const { volumes } = checking.declared
  if (Object.hasOwn(volumes, volume)) return
  const mounts = checking.project.services[service]?.volumes ?? []
  const mount = mounts.find(({ type, source }) => type === 'volume' && source === volume)
  reportAt(checking, ['services', service, 'volumes'], {
    rule: 'undefined-volume',
    message: `${service} mounts the volume ${volume}, which is not declared.${didYouMean(volume, Object.keys(volumes))} Add it under volumes, or write ./${volume} for a folder.`,
    position: mount && checking.origins.get(mount),
  })
}

const checkFileObjects = (checking: Checking, name: string): void => {
  const { configs = [], secrets = [], build } = checking.project.services[name] ?? {}
  const used = [
    ...configs.map((reference) => ['config', reference] as const),
    ...[...secrets, ...(build?.secrets ?? [])].map((reference) => ['secret', reference] as const),
  ]
  for (const [what, reference] of used) {
    const declared = checking.declared[`${what}s`]
    if (Object.hasOwn(declared, reference.source)) continue
    const hint = didYouMean(reference.source, Object.keys(declared))
    reportAt(checking, ['services', name, `${what}s`], {
      rule: `undefined-${what}`,
      message: `${name} uses the ${what} ${reference.source}, which is not declared.${hint} Add it under ${what}s.`,
      position: checking.origins.get(reference),
    })
  }
}

const checkDependency = (checking: Checking, service: string, other: string): void => {
  const { services } = checking.project
  if (Object.hasOwn(services, other)) return
  const path = ['services', service, 'depends_on', other]
  const profiles = Object.hasOwn(checking.inactive, other) ? checking.inactive[other]?.profiles : undefined
  const message = profiles
    ? `${service} depends on ${other}, which is off: none of its profiles (${profiles.join(', ')}) is active.`
    : `${service} depends on ${other}, which is not a service of this document.${didYouMean(other, Object.keys(services))}`
  reportAt(checking, path, { rule: 'undefined-service', message })
}
