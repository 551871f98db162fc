import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listContainers } from '#engine/docker/container-listing.ts'
import type { DockerClient } from '#engine/docker/docker-client.ts'
import { WizardAnswers } from '#shared/wizard/answers.ts'
import { ensureDebianImages } from '../../electron/start/images/debian-images.ts'
import { type RunningEngine, runEngine } from '../engine/bad-input/running-engine.ts'
import { execInContainer } from '../engine/commands/exec-in-container.ts'
import { connectTestEngine, never, skipReason, testSocket } from '../engine/docker/test-engine.ts'
import { cacheFolder } from '../support/test-engine.ts'

const image = 'testbed/tomcat:1'

/** Images of the tests have other tools than the catalogue's. */
const own = (name: string, command: string) => ({
  image: name,
  health: { kind: 'command', command },
  secrets: 'variables',
})

const parts = [
  {
    name: 'web',
    component: 'nginx',
    version: '1.30',
    ...own('testbed/nginx:1', 'wget -qO /dev/null http://127.0.0.1/healthz'),
    ports: { http: null },
  },
  { name: 'app', component: 'tomcat', version: '10.1', ...own(image, 'wget -qO /dev/null http://127.0.0.1:8080/') },
  {
    name: 'db',
    component: 'postgres',
    version: '15',
    options: { user: 'postgres', database: 'postgres' },
    ...own('testbed/postgres:1', 'pg_isready -h 127.0.0.1 -U "$POSTGRES_USER"'),
  },
]

const connections = [
  {
    consumer: 'web',
    need: 'upstream',
    provider: 'app',
    capability: 'http',
    way: 'host',
    options: { host: 'app.test' },
  },
  { consumer: 'app', need: 'database', provider: 'db', capability: 'sql:postgres', way: 'spring' },
]

describe.skipIf(testSocket === null)(`Tomcat in stacks of the wizard (${testSocket ? 'given' : skipReason})`, () => {
  let engine: RunningEngine
  let client: DockerClient

  beforeAll(async () => {
    const images = [{ recipe: 'tomcat', name: image }] as const
    await ensureDebianImages({ socketPath: testSocket ?? '', images, cacheFolder: join(cacheFolder(), 'packages') })
  })
  beforeEach(async () => {
    client = connectTestEngine()
    engine = await runEngine(`unix://${testSocket}`)
  })
  afterEach(async () => {
    await engine.cleanUp()
    client.close()
  })

  const run = async (service: string, command: readonly string[]) => {
    const found = (await listContainers(client, {}, never)).find(({ name }) =>
      name.includes(`${engine.stackName}-${service}-`),
    )
    return execInContainer(client, found?.id ?? service, command)
  }

  test('a proxy shows the page of a Tomcat, which reaches its database and has the heap that was chosen', async () => {
    const [web, app, db] = parts
    const answers = WizardAnswers.parse({
      stackName: engine.stackName,
      parts: [web, { ...app, options: { heap: '96m' } }, db],
      connections,
    })
    const { version } = await engine.api.wizard.save({ stackName: engine.stackName, answers })
    const { command } = await engine.api.commands.applyVersion({ stack: engine.stackName, number: version.number })
    expect(await engine.ended(command)).toMatchObject({ error: null, status: 'DONE', outcome: 'APPLIED' })
    const page = await run('web', ['wget', '-qO-', '--header', 'Host: app.test', 'http://127.0.0.1/'])
    expect(page).toContain(`${engine.stackName} is running.`)
    expect(page).toContain('db:5432 answers')
    expect(await run('app', ['sh', '-c', 'cat /proc/1/cmdline'])).toContain('-Xmx96m')
  })
})
