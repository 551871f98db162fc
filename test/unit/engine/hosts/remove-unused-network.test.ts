import { describe, expect, onTestFinished, test } from 'vitest'
import { connectDocker } from '#engine/docker/docker-client.ts'
import { removeUnusedNetwork } from '#engine/hosts/remove-unused-network.ts'
import { startFakeEngine } from '../docker/fake-engine.ts'

const never = new AbortController().signal

type Endpoints = Readonly<Record<string, { readonly Name: string }>>

/** An Engine that counts one endpoint too many until it was disconnected, or for ever where nobody can name it. */
async function engineThatMiscounts(listed: Endpoints) {
  const disconnected: string[] = []
  let deletions = 0
  const fake = await startFakeEngine((request, response) => {
    const answer = (status: number, body?: unknown) => {
      response.writeHead(status, { 'Content-Type': 'application/json' })
      response.end(body === undefined ? '' : JSON.stringify(body))
    }
    if (request.method === 'GET') return answer(200, { Name: 'shop_back', Containers: listed })
    if (request.method === 'DELETE') {
      deletions += 1
      return disconnected.length > 0
        ? answer(204)
        : answer(403, { message: 'error while removing network: network shop_back id n1 has active endpoints' })
    }
    let body = ''
    request.on('data', (bytes: Buffer) => {
      body += bytes.toString()
    })
    request.on('end', () => {
      disconnected.push(`${request.url} ${body}`)
      answer(200)
    })
  })
  const client = connectDocker({ name: 'local', connection: { kind: 'socket', path: fake.path } })
  onTestFinished(async () => {
    client.close()
    await fake.stop()
  })
  return { client, disconnected, deletions: () => deletions }
}

describe('a network that the Engine says is in use', () => {
  test('is removed after the endpoint of a container that is gone was disconnected by its name', async () => {
    const engine = await engineThatMiscounts({ 'ep-4a05': { Name: 'shop-cache-1' } })
    await removeUnusedNetwork(engine.client, 'n1', never)
    expect(engine.disconnected).toEqual(['/networks/n1/disconnect {"Container":"shop-cache-1","Force":true}'])
    expect(engine.deletions()).toBe(2)
  })

  test('and that nobody is shown to use is told as what it is, after some attempts', async () => {
    const engine = await engineThatMiscounts({})
    await expect(removeUnusedNetwork(engine.client, 'n1', never)).rejects.toMatchObject({
      code: 'NETWORK_STUCK',
      data: { network: 'shop_back', host: 'local' },
    })
    expect(engine.deletions()).toBe(4)
  })

  test('by containers is left to them, with their names', async () => {
    const engine = await engineThatMiscounts({ c1: { Name: 'other-1' }, 'ep-1': { Name: 'shop-cache-1' } })
    await expect(removeUnusedNetwork(engine.client, 'n1', never)).rejects.toMatchObject({
      code: 'NETWORK_IN_USE',
      data: { network: 'shop_back', containers: ['other-1'] },
    })
    expect(engine.disconnected).toEqual([])
  })
})
