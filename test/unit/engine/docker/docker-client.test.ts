import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { connectDocker } from '#engine/docker/docker-client.ts'

test('what the transport writes out of every request is short, however many connections are kept', () => {
  const client = connectDocker({ name: 'testhost', connection: { kind: 'socket', path: '/nowhere.sock' } })
  const all = { showHidden: true, depth: null }
  const written = [client.calls, client.streams].map(({ modem }) => inspect(Reflect.get(modem, 'agent'), all))
  expect(written).toEqual(['Agent', 'Agent'])
  client.close()
})
