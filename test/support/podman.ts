import { mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startChild } from '../../electron/start/child-process.ts'
import { engineAnswers } from '../../electron/start/engine-request.ts'

/** Podman's service on a socket of its own. */
interface PodmanService {
  readonly socketPath: string
  stop(): Promise<void>
}

/** Works without systemd and where limits of the process cannot be raised; crun refuses hybrid cgroups. */
const containersConf = `[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "runc"
[network]
network_backend = "netavark"
[containers]
default_ulimits = ["nofile=20000:20000", "nproc=20000:20000"]
`

const storageConf = (folder: string) => `[storage]
driver = "overlay"
graphroot = "${join(folder, 'graph')}"
runroot = "${join(folder, 'run')}"
`

/**
 * Starts `podman system service` with storage and settings of its own in `folder`; the machine's Podman is not touched.
 * Throws where it does not answer within 30 s.
 */
export async function startPodman(folder: string): Promise<PodmanService> {
  mkdirSync(folder, { recursive: true })
  const [settings, storage] = [join(folder, 'containers.conf'), join(folder, 'storage.conf')]
  writeFileSync(settings, containersConf)
  writeFileSync(storage, storageConf(folder))
  const socketPath = join(folder, 'podman.sock')
  rmSync(socketPath, { force: true })
  const log = openSync(join(folder, 'log'), 'w')
  const child = startChild('podman', ['system', 'service', '--time=0', `unix://${socketPath}`], {
    stdio: ['ignore', log, log],
    env: { ...process.env, CONTAINERS_CONF: settings, CONTAINERS_STORAGE_CONF: storage },
  })
  const stop = () => child.stop(10_000)
  for (let waited = 0; !(await engineAnswers(socketPath, 1_000)); waited += 100) {
    if (waited > 30_000 || child.hasExited()) {
      await stop()
      throw new Error(`Podman's service does not answer; its log is ${join(folder, 'log')}`)
    }
    await delay(100)
  }
  return { socketPath, stop }
}
