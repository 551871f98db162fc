import { expect, test } from 'vitest'
import { hostFacts } from '#engine/wizard/host-facts.ts'

type Asked = Parameters<typeof hostFacts>[0]

const reachable = { state: 'reachable', architecture: 'x86_64', memoryBytes: 1, cpus: 1, engineVersion: '26.1' }
const published = (port: number) => ({ hostIp: '', port, protocol: 'tcp' })

/** A driver that says what is given, and keeps what it was asked. */
function host(given: {
  readonly foreign: readonly number[]
  readonly held: readonly number[]
  readonly listening: readonly number[]
}) {
  const asked: (readonly number[])[] = []
  const driver = {
    observe: async () => ({
      foreignContainers: given.foreign.map((port) => ({
        name: `other-${port}`,
        running: true,
        publishedPorts: [published(port)],
      })),
      heldPorts: given.held.map(published),
    }),
    survey: async ({ ports }: { readonly ports: readonly number[] }) => {
      asked.push(ports)
      const listening = given.listening.filter((port) => ports.includes(port))
      return {
        machine: {
          listening: listening.map((port) => ({ address: '::', port, protocol: 'tcp', holder: `sshd ${port}` })),
        },
      }
    },
  }
  const told = (ports: readonly number[]) =>
    hostFacts(
      { name: 'lab', fact: reachable, driver, owner: null, ports, allowedFolders: [] } as unknown as Asked,
      new AbortController().signal,
    )
  return { told, asked }
}

test('a port that another program listens on is told, one that a container of the stack holds is not', async () => {
  const { told } = host({ foreign: [80], held: [80, 8080], listening: [22, 80, 8080] })
  expect((await told([22, 80, 8080])).usedPorts).toEqual([
    { port: 80, protocol: 'tcp', address: '0.0.0.0', holder: 'other-80' },
    { port: 22, protocol: 'tcp', address: '0.0.0.0', holder: 'sshd 22' },
  ])
})

test('the machine is not looked at where nothing is to be published', async () => {
  const { told, asked } = host({ foreign: [], held: [], listening: [22] })
  await told([])
  expect(asked).toEqual([])
})
