import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { inspectObject } from '#engine/docker/object-inspection.ts'
import { busybox, type RunningEngine, runEngine } from '../bad-input/running-engine.ts'
import { connectTestEngine, never, testSocket } from '../docker/test-engine.ts'

describe.skipIf(testSocket === null)('what a person asks of a stack that runs', () => {
  let engine: RunningEngine

  beforeEach(async () => {
    engine = await runEngine(`unix://${testSocket}`)
  })

  afterEach(() => engine.cleanUp())

  const document = (mode: string) => `services:${busybox(
    'web',
    `    environment: { MODE: ${mode}, APP_SECRET: "hush-hush-1" }
    labels: { hint: "token is hush-hush-1" }
    volumes: [data:/data]
`,
  )}volumes: { data: {} }
`

  test('its container is explained: since when, what changed in it, its checks, and no secret of it', async () => {
    await engine.apply(document('one'))
    await engine.apply(document('two'))
    const { api, stackName } = engine
    const { items } = await api.monitor.containers({ host: 'local' })
    const own = items.find(({ stackName: name }) => name === stackName)
    expect(own).toMatchObject({ service: 'web', state: 'running', version: 2 })
    const detail = await api.monitor.container({ host: 'local', container: own?.id ?? '' })
    expect(detail).toMatchObject({
      restarts: 0,
      exit: null,
      startedAt: expect.any(String),
      environment: expect.arrayContaining(['MODE', 'APP_SECRET']),
      mounts: [{ kind: 'volume', target: '/data', readOnly: false }],
      changed: { from: 1, to: 2, changes: [{ kind: 'service', name: 'web', fields: ['environment.MODE'] }] },
    })
    expect(detail.healthCheck?.probes[0]?.exitCode).toBe(0)
    const inspection = await api.monitor.inspect({ host: 'local', kind: 'container', id: own?.id ?? '' })
    const shown = JSON.stringify([detail, inspection])
    expect(shown).not.toContain('hush-hush-1')
    expect(shown).toContain('MODE=(hidden)')
  })

  test('what happened to it is told with the command that did it, and a death without one is an alert until it is over', async () => {
    const applied = await engine.apply(document('one'))
    const { api, stackName } = engine
    const started = async () =>
      (await api.events.list({ stack: stackName })).items.find(({ action }) => action === 'start')
    await vi.waitFor(async () => expect(await started()).toMatchObject({ service: 'web', commandId: applied.id }))
    expect((await api.alerts.list()).items.filter((alert) => alert.stackName === stackName)).toEqual([])
    const own = (await api.monitor.containers({ host: 'local' })).items.find((one) => one.stackName === stackName)
    const client = connectTestEngine()
    const ownAlerts = async () => (await api.alerts.list()).items.filter((alert) => alert.stackName === stackName)
    try {
      // As from inside: no signal that the Engine was asked to send.
      const { State } = await inspectObject(client, { kind: 'container', id: own?.id ?? '' }, never)
      process.kill(Number(Reflect.get(Object(State), 'Pid')), 'SIGKILL')
      await vi.waitFor(
        async () => expect(await ownAlerts()).toMatchObject([{ kind: 'container-died', services: ['web'] }]),
        {
          timeout: 10_000,
        },
      )
      const [death] = (await api.events.list({ stack: stackName, severity: 'error' })).items
      expect(death).toMatchObject({ action: 'die', exitCode: 137, commandId: null })
      await api.alerts.mute({ stack: stackName, muted: true })
      expect(await ownAlerts()).toMatchObject([{ muted: true }])
      await client.calls.getContainer(own?.id ?? '').start()
      await vi.waitFor(async () => expect(await ownAlerts()).toEqual([]), { timeout: 10_000 })
    } finally {
      client.close()
    }
  })

  test('its images, volumes and networks name it, and no clean-up offers them', async () => {
    await engine.apply(document('one'))
    const { api, stackName } = engine
    const [images, volumes, networks] = await Promise.all([
      api.objects.images({ host: 'local' }),
      api.objects.volumes({ host: 'local' }),
      api.objects.networks({ host: 'local' }),
    ])
    const image = images.items.find(({ names }) => names.includes('testbed/busybox:1'))
    expect(image?.usedBy.map((user) => user.stackName)).toContain(stackName)
    expect(image?.neededBy).toContainEqual(expect.objectContaining({ stackName, version: 1 }))
    expect(volumes.items.find(({ name }) => name === `${stackName}_data`)).toMatchObject({
      stackName,
      keptFor: 'container',
    })
    expect(networks.items.find(({ name }) => name === `${stackName}_default`)).toMatchObject({ keptFor: 'container' })
    expect(networks.items.find(({ name }) => name === 'bridge')).toMatchObject({ keptFor: 'engine' })
    for (const what of ['images', 'volumes', 'networks'] as const) {
      const { remove } = await api.objects.previewPrune({ host: 'local', what })
      expect(remove.map(({ name }) => name).filter((name) => name.startsWith(stackName))).toEqual([])
    }
    const refused = api.objects.prune({ host: 'local', what: 'networks', approved: 'another' })
    await expect(refused).rejects.toMatchObject({ code: 'PRUNE_CHANGED' })
    const nameless = api.objects.prune({ host: 'local', what: 'volumes', approved: 'another' })
    await expect(nameless).rejects.toMatchObject({ code: 'CONFIRMATION_MISMATCH' })
  })

  test('a terminal is refused until the host allows it', async () => {
    await engine.apply(document('one'))
    const { api, stackName } = engine
    const own = (await api.monitor.containers({ host: 'local' })).items.find((one) => one.stackName === stackName)
    const where = { host: 'local', container: own?.name ?? '' }
    await expect(api.terminals.open(where)).rejects.toMatchObject({ code: 'TERMINAL_NOT_ALLOWED' })
    const [host] = (await api.hosts.list()).items
    await api.system.saveSettings({ terminalHosts: host ? [host.id] : [] })
    const { id } = await api.terminals.open(where)
    await api.terminals.close({ terminal: id })
    expect((await api.terminals.sessions({})).items).toMatchObject([{ id, actor: 'you', containerName: own?.name }])
  })
})
