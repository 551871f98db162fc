import type { DockerClient } from '#engine/docker/docker-client.ts'
import { execInContainer } from '../engine/commands/exec-in-container.ts'

/** A container of nobody's stack that sees the volumes, so that their bytes can be compared at any time. */
export interface VolumeReader {
  /** Every file of every volume with its sha256. */
  read(): Promise<string>
  isRunning(): Promise<boolean>
  remove(): Promise<void>
}

/** Makes it and starts it; the volumes have to be there. */
export async function startVolumeReader(client: DockerClient, volumes: readonly string[]): Promise<VolumeReader> {
  const container = await client.calls.createContainer({
    Image: 'testbed/busybox:1',
    Cmd: ['sh', '-c', "trap 'exit 0' TERM; sleep 86400 & wait"],
    Healthcheck: { Test: ['NONE'] },
    HostConfig: { NetworkMode: 'none', Binds: volumes.map((volume) => `${volume}:/volumes/${volume}:ro`) },
  })
  await container.start()
  return {
    read: () =>
      execInContainer(client, container.id, [
        'sh',
        '-c',
        'find /volumes -type f | sort | xargs sha256sum; ls /volumes',
      ]),
    isRunning: async () => (await container.inspect()).State.Running,
    async remove() {
      await container.remove({ force: true })
    },
  }
}
