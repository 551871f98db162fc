import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { createContainer, removeContainer } from '#engine/docker/containers.ts'
import { importEmptyImage, removeImage } from '#engine/docker/images.ts'
import { takeHostLock } from '#engine/hosts/host-lock.ts'
import { isAppError } from '#shared/contract/app-error.ts'
import { connectTestEngine, never, skipReason, testSocket } from './test-engine.ts'

const client = connectTestEngine()
afterAll(() => client.close())

const holder = (installation: string) => ({
  installation,
  description: `${installation}@desk`,
  commandId: randomUUID(),
  since: '2026-11-23T00:00:00.000Z',
  process: `${installation}#1`,
  isGone: (name: string) => name === 'dead#1',
})
/** Not the product's name: other tests of the same Engine take that one. */
const lockRequest = () => ({ patienceMs: 0, signal: never, name: `swtest-lock-${randomUUID().slice(0, 8)}` })

describe.skipIf(testSocket === null)(`the lock of a host${testSocket === null ? ` (${skipReason})` : ''}`, () => {
  test('of two controllers that ask at once exactly one gets it, 100 times', async () => {
    const winners: number[] = []
    for (let round = 0; round < 100; round += 1) {
      const request = lockRequest()
      const asked = await Promise.allSettled(['anna', 'ben'].map((name) => takeHostLock(client, holder(name), request)))
      const taken = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
      const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
      winners.push(taken.length)
      expect(refused.every((error) => isAppError(error, 'HOST_LOCKED'))).toBe(true)
      for (const lock of taken) await lock.release(never)
    }
    expect(winners).toEqual(Array.from({ length: 100 }, () => 1))
  })

  test('the refusal says who holds it; once released, another one gets it', async () => {
    const request = lockRequest()
    const lock = await takeHostLock(client, holder('anna'), request)
    await expect(takeHostLock(client, holder('ben'), request)).rejects.toMatchObject({
      code: 'HOST_LOCKED',
      message: expect.stringContaining('anna@desk'),
    })
    const waiting = takeHostLock(client, holder('ben'), { ...request, patienceMs: 20_000 })
    await lock.release(never)
    await (await waiting).release(never)
  })

  test('what a crash of the same installation left is taken over', async () => {
    const request = lockRequest()
    await takeHostLock(client, holder('anna'), request)
    await (await takeHostLock(client, holder('anna'), request)).release(never)
    await (await takeHostLock(client, holder('ben'), request)).release(never)
  })

  test('the lock of a process of this computer that died is taken away at once', async () => {
    const request = lockRequest()
    await takeHostLock(client, holder('dead'), request)
    await (await takeHostLock(client, holder('ben'), request)).release(never)
  })

  test('a container of that name that is no lock is nothing to wait for, and is left alone', async () => {
    const request = lockRequest()
    const id = await createContainer(
      client,
      { name: request.name, body: { Image: 'testbed/busybox:1', Cmd: ['true'] } },
      never,
    )
    await expect(takeHostLock(client, holder('anna'), request)).rejects.toMatchObject({ code: 'NAME_TAKEN' })
    await removeContainer(client, id, never)
  })

  test('the image of the lock is made where it is not there', async () => {
    const name = `swtest-empty-${randomUUID().slice(0, 8)}:1`
    expect(await importEmptyImage(client, name, never)).toBe(name)
    await removeImage(client, name, never)
  })
})
