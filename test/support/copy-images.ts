import Dockerode from 'dockerode'

/**
 * Brings images from one Engine to another, both given by the paths of their sockets.
 *
 * @throws what the Engines say, for example of a name that the first does not know
 */
export async function copyImages(names: readonly string[], from: string, to: string): Promise<void> {
  const source = new Dockerode({ socketPath: from })
  const target = new Dockerode({ socketPath: to })
  for (const name of names) {
    const answer = await target.loadImage(await source.getImage(name).get())
    for await (const _ of answer) {
      // Read to its end: the image is there when the answer ends.
    }
  }
}
