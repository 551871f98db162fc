import type { DockerClient } from '../../docker/docker-client.ts'
import { type HostCapacity, readHostCapacity, readImagePlatform } from '../../docker/host-capacity.ts'
import type { HostSurvey, ImagePlatform, SurveyRequest } from '../../reconcile/preflight/host-survey.ts'
import { isThisMachine, thisMachine } from './engine-place.ts'
import { viewMachine } from './view-machine.ts'

/**
 * Looks at what a host has to give: one call of the Engine and one for each image, all reading, and the machine itself
 * where the Engine runs on this one. Throws the Engine's errors; what the machine does not show is null.
 */
export async function surveyHost(
  client: DockerClient,
  request: SurveyRequest,
  signal: AbortSignal,
): Promise<HostSurvey> {
  const [capacity, images] = await Promise.all([
    readHostCapacity(client, signal),
    Promise.all(
      request.imageIds.map(async (id) => {
        const platform = await readImagePlatform(client, id, signal)
        return platform === null ? [] : [[id, platform] as const]
      }),
    ),
  ])
  const isHere = isThisMachine(capacity, client.connection, thisMachine())
  return {
    memoryBytes: capacity.memoryBytes,
    cpus: capacity.cpus,
    platform: platformOf(capacity),
    addressPools: capacity.addressPools.length > 0 ? capacity.addressPools : null,
    images: new Map(images.flat()),
    machine: isHere ? await viewMachine({ ...request, dataFolder: capacity.dataFolder }) : null,
  }
}

/** `uname -m` by the name that Go has for it (moby, `platform.Architecture`; go, `GOARCH`). */
const architectures: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  amd64: 'amd64',
  aarch64: 'arm64',
  arm64: 'arm64',
  armv7l: 'arm',
  armv6l: 'arm',
  i386: '386',
  i686: '386',
  ppc64le: 'ppc64le',
  s390x: 's390x',
  riscv64: 'riscv64',
}

function platformOf({ os, processor }: HostCapacity): ImagePlatform | null {
  const architecture = architectures[processor]
  return architecture === undefined || os === '' ? null : { os, architecture }
}
