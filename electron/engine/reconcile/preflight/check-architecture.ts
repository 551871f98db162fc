import { conflict } from '../conflicts.ts'
import type { DesiredService } from '../desired-state.ts'
import type { ObservedState } from '../observed-state.ts'
import type { ImagePlatform } from './host-survey.ts'
import type { Findings, PreflightInput } from './preflight-input.ts'
import { payloadsOf, servicesWith } from './touched-services.ts'

/** Ids of the images on the host that the plan makes containers from, by service. */
export function createdImages({ work, state, observed }: Omit<PreflightInput, 'survey'>): ReadonlyMap<string, string> {
  const found = servicesWith('create-container', work, state).flatMap((service) => {
    const id = imageOf(service, { work, observed })
    return id === null ? [] : [[service.name, id] as const]
  })
  return new Map(found)
}

function imageOf(
  service: DesiredService,
  { work, observed }: Pick<PreflightInput, 'work'> & { readonly observed: ObservedState },
): string | null {
  const [first] = payloadsOf(service, work)
  if (!first) return null
  // What is pulled first may be another image than the one of that name now.
  if (work.plan.operations.some((operation) => operation.kind === 'pull-image' && isPulled(first.Image, operation)))
    return null
  return observed.images.get(first.Image) ?? null
}

const isPulled = (image: string, pull: { readonly image: string; readonly tag?: string | undefined }): boolean =>
  pull.image === image || pull.tag === image

/**
 * Images on the host that are made for another processor. They run where the kernel hands them to an emulator, which only
 * the machine itself shows: where it is known that there is none they cannot run.
 */
export function checkArchitecture(input: PreflightInput): Findings {
  const { survey, work, state } = input
  const { platform, images, machine } = survey
  if (platform === null) return {}
  const foreign = [...createdImages(input)].flatMap(([service, id]) => {
    const made = images.get(id)
    return made && made.os === platform.os && !runsOn(made, platform) ? [{ service, made }] : []
  })
  const findings = foreign.map(({ service, made }) => {
    const image = state.services.find(({ name }) => name === service)?.definition.image ?? service
    const reason = `it is made for ${made.architecture}, ${work.plan.hostName} is ${platform.architecture}`
    const cannot = machine?.emulators ? !machine.emulators.some((name) => emulates(name, made)) : false
    return { image, reason, cannot }
  })
  const host = work.plan.hostName
  return {
    conflicts: findings
      .filter(({ cannot }) => cannot)
      .map(({ image, reason }) => conflict('IMAGE_NOT_FOR_PLATFORM', { image, host, reason })),
    warnings: findings
      .filter(({ cannot }) => !cannot)
      .map(({ image, reason }) => ({
        code: 'OTHER_PROCESSOR',
        message: `The image ${image} runs on ${host} only through an emulator: ${reason}.`,
        next: 'Take an image that is built for the host where there is one; emulated programs are slow and may fail.',
      })),
  }
}

/** Processors that run the programs of their smaller relatives. */
const relatives: Readonly<Record<string, readonly string[]>> = { amd64: ['386'], arm64: ['arm'] }

/** An image that does not say what it is made for is taken to be for everything. */
const runsOn = ({ architecture }: ImagePlatform, host: ImagePlatform): boolean =>
  architecture === '' ||
  architecture === host.architecture ||
  (relatives[host.architecture] ?? []).includes(architecture)

/** Names under which emulators are registered with the kernel, by processor (qemu-user-static, `qemu-binfmt-conf.sh`). */
const kernelNames: Readonly<Record<string, string>> = {
  amd64: 'x86_64',
  '386': 'i386',
  arm64: 'aarch64',
  arm: 'arm',
}

/** Emulators that name no processor are taken to be for this one. */
const emulates = (name: string, { architecture }: ImagePlatform): boolean =>
  name.includes(kernelNames[architecture] ?? architecture) || /^(rosetta|box64|fex)/i.test(name)
