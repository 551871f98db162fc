import { randomBytes } from 'node:crypto'
import Docker from 'dockerode'
import { upAsRecorded } from '../engine/imports/compose-as-recorded.ts'

/** The Engine that the specs run on, seen past the app. */
export interface TestEngine {
  /** A name for a stack that no other spec uses. What carries it is taken away when the spec has ended. */
  newStack(label: string): string
  /** Takes what carries this stack name away too, in the end. */
  adopt(stack: string): void
  /** Makes the Compose project in a folder, as docker-compose would. */
  composeUp(project: { readonly name: string; readonly folder: string }): Promise<void>
  /** Names of the containers of a stack that run now. */
  running(stack: string): Promise<readonly string[]>
  /** Names of the volumes of a stack. */
  volumes(stack: string): Promise<readonly string[]>
  /** Runs a command in a container of a stack; answers what it wrote. Throws where it ends with another code than 0. */
  run(container: string, command: readonly string[]): Promise<string>
  /** The environment of a container. */
  environment(container: string): Promise<readonly string[]>
  removeStacks(): Promise<void>
}

/** @param address `unix:///path` */
export function connectTestEngine(address: string): TestEngine {
  const docker = new Docker({ socketPath: address.replace(/^unix:\/\//, '') })
  const stacks: string[] = []

  const containersOf = (stack: string, all: boolean) =>
    docker.listContainers({ all, filters: { label: [`com.docker.compose.project=${stack}`] } })
  const volumesOf = async (stack: string) =>
    (await docker.listVolumes({ filters: { label: [`com.docker.compose.project=${stack}`] } })).Volumes

  const remove = async (stack: string) => {
    for (const { Id } of await containersOf(stack, true)) {
      await docker.getContainer(Id).remove({ force: true, v: true })
    }
    for (const { Id } of await docker.listNetworks({ filters: { label: [`com.docker.compose.project=${stack}`] } })) {
      await docker.getNetwork(Id).remove()
    }
    for (const { Name } of await volumesOf(stack)) await docker.getVolume(Name).remove()
  }

  return {
    newStack(label) {
      const name = `e2e-${label}-${randomBytes(3).toString('hex')}`
      stacks.push(name)
      return name
    },
    adopt: (stack) => void stacks.push(stack),
    composeUp: (project) => upAsRecorded({ calls: docker }, project),
    running: async (stack) =>
      (await containersOf(stack, false)).map(({ Names }) => Names[0]?.slice(1) ?? '').toSorted(),
    volumes: async (stack) => (await volumesOf(stack)).map(({ Name }) => Name).toSorted(),
    run: (container, command) => runIn(docker.getContainer(container), command),
    environment: async (container) => (await docker.getContainer(container).inspect()).Config.Env,
    async removeStacks() {
      for (const stack of stacks) await remove(stack)
    },
  }
}

async function runIn(container: Docker.Container, command: readonly string[]): Promise<string> {
  const execution = await container.exec({ Cmd: [...command], AttachStdout: true, AttachStderr: true, Tty: true })
  const stream = await execution.start({ Tty: true })
  let said = ''
  for await (const chunk of stream) said += String(chunk)
  const { ExitCode } = await execution.inspect()
  if (ExitCode !== 0) throw new Error(`${command.join(' ')} ended with ${ExitCode}: ${said}`)
  return said.trim()
}
