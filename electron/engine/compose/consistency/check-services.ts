import type { ComposeHealthcheck } from '#shared/model/compose-project.ts'
import { locate } from '../source/locate.ts'
import { valueAt } from '../source/source-node.ts'
import { type Check, type Checking, refuseAt, reportAt } from './checking.ts'

/** Keys of one service that contradict each other or are missing. */
export const checkServices: Check = (checking) => {
  if (Object.keys(checking.project.services).length === 0) reportNoServices(checking)
  for (const name of Object.keys(checking.project.services)) {
    for (const check of checks) check(checking, name)
  }
}

/** Compose accepts a document whose services are all off; one without any it refuses. */
const reportNoServices = (checking: Checking): void => {
  const { problems, tree } = checking
  const off = Object.keys(checking.inactive)
  // Services that could not be read were reported already.
  if (problems.failed) return
  if (off.length === 0) {
    const message = 'This document has no services. Add at least one under services.'
    // Without the key this was said already.
    if (valueAt(tree, 'services')) refuseAt(checking, ['services'], { rule: 'no-services', message })
    return
  }
  const message = `No service is active: ${off.join(', ')} need a profile. Choose one.`
  problems.warning({ rule: 'no-services', message, path: ['services'], position: locate(tree, ['services']) })
}

type ServiceCheck = (checking: Checking, name: string) => void

const checkImage: ServiceCheck = (checking, name) => {
  const { image, build } = checking.project.services[name] ?? {}
  if (image !== '' || build || isRefusedAlready(checking, name)) return
  const message = `${name} has no image. Give it one, for example image: nginx:1.27.`
  reportAt(checking, ['services', name], { rule: 'no-image', message })
}

/** A key that would have given the image, or an image that is wrong, was reported where it stands. */
const isRefusedAlready = ({ tree }: Checking, name: string): boolean => {
  const service = valueAt(valueAt(tree, 'services'), name)
  const image = valueAt(service, 'image')
  const isImageWrong = image !== undefined && (image.kind !== 'scalar' || image.value !== '')
  return isImageWrong || ['build', 'provider'].some((key) => valueAt(service, key) !== undefined)
}

const checkNetworkMode: ServiceCheck = (checking, name) => {
  const { network_mode: mode, networks } = checking.project.services[name] ?? {}
  if (mode === undefined || Object.keys(networks ?? {}).length === 0) return
  const message = `${name} has both network_mode and networks. Keep one of them.`
  reportAt(checking, ['services', name, 'network_mode'], { rule: 'network-mode', message })
}

const checkPortsOfMode: ServiceCheck = (checking, name) => {
  const { network_mode: mode, ports = [] } = checking.project.services[name] ?? {}
  const why = reasonAgainstPorts(mode)
  if (ports.length === 0 || why === null) return
  const path = ['services', name, 'ports']
  refuseAt(checking, path, {
    rule: 'ports-without-network',
    message: `The ports of ${name} cannot be published: with network_mode: ${mode} ${why}. Remove one of them.`,
  })
}

const reasonAgainstPorts = (mode: string | undefined): string | null => {
  if (mode === 'host') return "it uses the host's ports as they are"
  if (mode === 'none') return 'it has no network'
  return /^(service|container):/.test(mode ?? '')
    ? 'its ports are those of the other one, which has to publish them'
    : null
}

const checkReplicas: ServiceCheck = (checking, name) => {
  const { deploy, container_name: container } = checking.project.services[name] ?? {}
  const declared = checking.declared.services[name]
  const { scale } = declared ?? {}
  const replicas = declared?.deploy?.replicas
  if (scale !== undefined && replicas !== undefined && scale !== replicas) {
    const message = `${name} has scale ${scale} and deploy.replicas ${replicas}. Keep one of them.`
    reportAt(checking, ['services', name, 'scale'], { rule: 'scale', message })
  }
  if (container === undefined || (deploy?.replicas ?? 1) <= 1) return
  const message = `${name} asks for ${deploy?.replicas} containers, but container_name can name only one. Remove container_name.`
  reportAt(checking, ['services', name, 'container_name'], { rule: 'container-name', message })
}

const checkHealthConditions: ServiceCheck = (checking, name) => {
  const { services } = checking.project
  for (const [other, { condition }] of Object.entries(services[name]?.depends_on ?? {})) {
    const check = Object.hasOwn(services, other) ? services[other]?.healthcheck : undefined
    if (condition !== 'service_healthy' || !isDisabled(check)) continue
    const message = `${name} waits until ${other} is healthy, but the health check of ${other} is disabled.`
    refuseAt(checking, ['services', name, 'depends_on', other], { rule: 'no-healthcheck', message })
  }
}

const isDisabled = (check: ComposeHealthcheck | undefined): boolean =>
  check?.disable === true || check?.test?.[0] === 'NONE'

const checkPlatform: ServiceCheck = (checking, name) => {
  const { build, platform } = checking.project.services[name] ?? {}
  if (!build?.platforms?.length || !platform || build.platforms.includes(platform)) return
  const message = `${name} has the platform ${platform}, which its build.platforms lack. Add it there.`
  reportAt(checking, ['services', name, 'platform'], { rule: 'platform', message })
}

const checks: readonly ServiceCheck[] = [
  checkPlatform,
  checkImage,
  checkNetworkMode,
  checkPortsOfMode,
  checkReplicas,
  checkHealthConditions,
]
