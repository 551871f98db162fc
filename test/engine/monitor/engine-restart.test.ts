import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connectDocker } from '#engine/docker/docker-client.ts'
import { defaultHeartbeat } from '#engine/hosts/host-link.ts'
import { defaultWatchTiming } from '#engine/monitor/host-watch.ts'
import { findDockerd, type PrivateEngine, startPrivateEngine } from '../../../electron/start/private-engine.ts'
import { copyImages } from '../../support/copy-images.ts'
import { testSocket } from '../docker/test-engine.ts'
import { type WatchedHost, watchTestHost } from './watched-host.ts'

const cannotStart = process.getuid?.() !== 0 || findDockerd() === null

describe.skipIf(testSocket === null || cannotStart)('an Engine that is started again', () => {
  let folder: string
  let docker: PrivateEngine
  let host: WatchedHost

  const startDocker = () =>
    startPrivateEngine({
      dataRoot: join(folder, 'data'),
      runFolder: join(folder, 'run'),
      iptables: false,
      shutdownSeconds: 2,
    })

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sw-restart-'))
    docker = await startDocker()
    await copyImages(['testbed/busybox:1'], testSocket ?? '', docker.socketPath)
    host = await watchTestHost(docker.socketPath, { timing: defaultWatchTiming, heartbeat: defaultHeartbeat })
  })

  afterEach(async () => {
    await host.stop()
    await docker.stop()
    rmSync(folder, { recursive: true })
  })

  /** A container that ends at once when it is told to. */
  async function start(name: string, restart: 'always' | 'no'): Promise<string> {
    const client = connectDocker({ name: 'restarted', connection: { kind: 'socket', path: docker.socketPath } })
    const made = await client.calls.createContainer({
      name,
      Image: 'testbed/busybox:1',
      Cmd: ['sh', '-c', "trap 'exit 0' TERM; sleep 600 & wait"],
      HostConfig: { RestartPolicy: { Name: restart } },
    })
    await made.start()
    client.close()
    return made.id
  }

  test('is unknown while it is away, and after it each container is what it is', async () => {
    const world = () => host.monitor.host(host.hostId)
    const stateOf = (id: string) => world().world.containers.get(id)?.state
    const kept = await start('kept', 'always')
    const ended = await start('ended', 'no')
    await host.whenTold(() => stateOf(kept) === 'running' && stateOf(ended) === 'running')

    const unknown = host.whenTold(() => !world().live)
    await docker.stop()
    await unknown
    expect(world().reason).not.toBeNull()

    const known = host.whenTold(() => world().live && stateOf(kept) === 'running' && stateOf(ended) === 'exited')
    docker = await startDocker()
    await known
    expect(host.told).toEqual([expect.any(String), null])
  })
})
