import type { DockerClient } from '#engine/docker/docker-client.ts'
import { lockName, takeHostLock } from '#engine/hosts/host-lock.ts'
import { createSingleHostDriver } from '#engine/hosts/single-host-driver.ts'
import type { HostDriver } from '#engine/reconcile/host-driver.ts'

let made = 0

/**
 * The driver of the product with a lock of its own. Tests run beside each other on one Engine, each with its own stacks:
 * with one lock for all, every command would wait for those of other tests.
 */
export function driverBesideOthers(client: DockerClient): HostDriver {
  made += 1
  const name = `${lockName}-${process.pid}-${made}`
  return {
    ...createSingleHostDriver(client),
    lock: (holder, signal) => takeHostLock(client, holder, { name, patienceMs: 60_000, signal }),
  }
}
