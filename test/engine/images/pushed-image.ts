import type { DockerClient } from '#engine/docker/docker-client.ts'
import type { PrivateRegistry } from '../../support/private-registry.ts'

/**
 * Makes an image with one layer of random bytes (`megabytes`), pushes it under that name and takes it away from the host
 * again. Answers the digest that the registry gave it.
 */
export async function pushNewImage(
  client: DockerClient,
  registry: PrivateRegistry,
  image: { readonly repository: string; readonly tag: string; readonly megabytes: number },
): Promise<string> {
  const docker = client.calls
  const reference = `${image.repository}:${image.tag}`
  const container = await docker.createContainer({
    Image: 'testbed/busybox:1',
    Entrypoint: ['dd', 'if=/dev/urandom', 'of=/blob', 'bs=1M', `count=${image.megabytes}`],
  })
  try {
    await container.start()
    await container.wait()
    await container.commit({ repo: image.repository, tag: image.tag })
  } finally {
    await container.remove({ force: true })
  }
  const authconfig = {
    username: registry.username,
    password: registry.password,
    serveraddress: registry.address,
  }
  const stream = await docker.getImage(reference).push({ authconfig })
  const events = await readAll(stream)
  await docker.getImage(reference).remove()
  const digest = events.flatMap(digestOf)[0]
  if (digest === undefined) throw new Error(`The push of ${reference} answered no digest: ${JSON.stringify(events)}`)
  return digest
}

async function readAll(stream: NodeJS.ReadableStream): Promise<readonly unknown[]> {
  let text = ''
  for await (const chunk of stream) text += chunk.toString()
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line))
}

function digestOf(event: unknown): readonly string[] {
  const aux: unknown = typeof event === 'object' && event !== null ? Reflect.get(event, 'aux') : null
  const digest: unknown = typeof aux === 'object' && aux !== null ? Reflect.get(aux, 'Digest') : null
  return typeof digest === 'string' ? [digest] : []
}
