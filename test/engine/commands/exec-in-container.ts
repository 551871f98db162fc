import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { DockerClient } from '#engine/docker/docker-client.ts'

/** Runs a program in a container and answers what it wrote. Throws where it ends with anything but 0. */
export async function execInContainer(client: DockerClient, container: string, command: readonly string[]) {
  const exec = await client.calls
    .getContainer(container)
    .exec({ Cmd: [...command], AttachStdout: true, AttachStderr: true })
  const stream = await exec.start({ hijack: true, stdin: false })
  const output = new PassThrough()
  client.calls.modem.demuxStream(stream, output, output)
  stream.on('end', () => output.end())
  const written = await text(output)
  const { ExitCode } = await exec.inspect()
  if (ExitCode !== 0) throw new Error(`${command.join(' ')} ended with ${ExitCode}: ${written}`)
  return written
}
