import { connectDocker } from '#engine/docker/docker-client.ts'
import { readHostCapacity } from '#engine/docker/host-capacity.ts'
import { engineProcesses, idleSeconds, processorSeconds, startedProcesses } from './process-time.ts'

/** Who takes processor time, by name. */
export type Processes = ReadonlyMap<string, readonly number[]>

/** The processes of an Engine, and of the headless shell and the browser that this process started. */
export async function processesOf(address: string): Promise<Processes> {
  const client = connectDocker({
    name: 'bench',
    connection: { kind: 'socket', path: address.replace('unix://', '') },
  })
  const { dataFolder } = await readHostCapacity(client, AbortSignal.timeout(10_000))
  client.close()
  const started = startedProcesses()
  const pids = (test: (command: string) => boolean) =>
    started.filter(({ command }) => test(command)).map(({ pid }) => pid)
  const isServer = (command: string) => command.includes('out/server/index.js')
  const isPage = (command: string) => command.includes('--type=renderer')
  return new Map([
    ['the Engine', engineProcesses(dataFolder).map(({ pid }) => pid)],
    ['Stackwright', pids(isServer)],
    ['the page', pids(isPage)],
    ['the rest of the browser', pids((command) => !isServer(command) && !isPage(command))],
  ])
}

/** Seconds of processor by who took them, and what nobody took. */
export const processorTimes = (processes: Processes): ReadonlyMap<string, number> =>
  new Map([
    ...[...processes].map(([name, pids]) => [name, pids.reduce((sum, pid) => sum + processorSeconds(pid), 0)] as const),
    ['idle', idleSeconds()],
  ])
