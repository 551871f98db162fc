import type { DockerClient } from '#engine/docker/docker-client.ts'
import { isNotFound } from '#engine/docker/docker-error.ts'
import { findVolume } from '#engine/docker/volumes.ts'
import { never } from '../docker/test-engine.ts'

/** A command that writes a marker of its own into each folder where there is none, and then stays. */
export const markingCommand = (folders: readonly string[]): string => {
  const write = (folder: string) => `[ -e ${folder}/marker ] || cat /proc/sys/kernel/random/uuid > ${folder}/marker; `
  return `["sh", "-c", "${folders.map(write).join('')}trap 'exit 0' TERM; sleep 86400 & wait"]`
}

/** The marker in a volume: null for a volume that is not there, empty text for one without a marker. */
export async function readMarker(client: DockerClient, volume: string): Promise<string | null> {
  if ((await findVolume(client, volume, never)) === null) return null
  const container = await client.calls.createContainer({
    Image: 'testbed/busybox:1',
    HostConfig: { NetworkMode: 'none', Binds: [`${volume}:/volume:ro`] },
  })
  try {
    const archive = await container.getArchive({ path: '/volume/marker' })
    const chunks: Buffer[] = []
    for await (const chunk of archive) chunks.push(Buffer.from(chunk))
    return /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(Buffer.concat(chunks).toString('latin1'))?.[0] ?? ''
  } catch (error) {
    if (isNotFound(error)) return ''
    throw error
  } finally {
    await container.remove({ force: true })
  }
}
