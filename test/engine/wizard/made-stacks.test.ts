import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listContainers } from '#engine/docker/container-listing.ts'
import type { DockerClient } from '#engine/docker/docker-client.ts'
import { type Part, WizardAnswers } from '#shared/wizard/answers.ts'
import { type RunningEngine, runEngine } from '../bad-input/running-engine.ts'
import { execInContainer } from '../commands/exec-in-container.ts'
import { connectTestEngine, never, skipReason, testSocket } from '../docker/test-engine.ts'

/** Images of the tests have other tools than the catalogue's: the advanced options are there for just that. */
const own = (image: string, command: string) => ({ image, health: { kind: 'command', command }, secrets: 'variables' })

const parts: Readonly<Record<string, Partial<Record<keyof Part, unknown>>>> = {
  web: {
    component: 'nginx',
    version: '1.30',
    ...own('testbed/nginx:1', 'wget -qO /dev/null http://127.0.0.1/healthz'),
    ports: { http: null },
  },
  app: { component: 'node-app', version: '24', image: 'testbed/node:1' },
  db: {
    component: 'postgres',
    version: '15',
    // Not every image of the tests makes a user.
    options: { user: 'postgres', database: 'postgres' },
    ...own('testbed/postgres:1', 'pg_isready -h 127.0.0.1 -U "$POSTGRES_USER"'),
  },
  cache: { component: 'redis', version: '7.2', ...own('testbed/redis:1', 'redis-cli ping | grep -q PONG') },
}

const connections = [
  {
    consumer: 'web',
    need: 'upstream',
    provider: 'app',
    capability: 'http',
    way: 'host',
    options: { host: 'app.test' },
  },
  { consumer: 'app', need: 'database', provider: 'db', capability: 'sql:postgres', way: 'libpq' },
  { consumer: 'app', need: 'cache', provider: 'cache', capability: 'cache:redis', way: 'parts' },
]

describe.skipIf(testSocket === null)(
  `stacks of the wizard on a real Engine (${testSocket ? 'given' : skipReason})`,
  () => {
    let engine: RunningEngine
    let client: DockerClient

    beforeEach(async () => {
      client = connectTestEngine()
      engine = await runEngine(`unix://${testSocket}`)
    })
    afterEach(async () => {
      await engine.cleanUp()
      client.close()
    })

    const apply = async (answers: WizardAnswers) => {
      const { version } = await engine.api.wizard.save({ stackName: engine.stackName, answers })
      const { command } = await engine.api.commands.applyVersion({ stack: engine.stackName, number: version.number })
      return engine.ended(command)
    }
    const answersWith = (names: readonly string[]) =>
      WizardAnswers.parse({
        stackName: engine.stackName,
        parts: names.map((name) => ({ ...parts[name], name })),
        connections: connections.filter(
          ({ consumer, provider }) => names.includes(consumer) && names.includes(provider),
        ),
      })
    const run = async (service: string, command: readonly string[]) => {
      const all = await listContainers(client, {}, never)
      const found = all.find(({ names, name }: { names?: readonly string[]; name?: string }) =>
        [name ?? '', ...(names ?? [])].some((one) => one.includes(`${engine.stackName}-${service}-`)),
      )
      return execInContainer(client, found?.id ?? service, command)
    }

    test('parts that nothing connects become healthy, each by itself', async () => {
      const answers = { ...answersWith(Object.keys(parts)), connections: [] }
      expect(await apply(answers)).toMatchObject({ error: null, status: 'DONE', outcome: 'APPLIED' })
    })

    test('a proxy, an application, a database and a store reach each other, with secrets that only they know', async () => {
      expect(await apply(answersWith(['web', 'app', 'db', 'cache']))).toMatchObject({
        error: null,
        status: 'DONE',
        outcome: 'APPLIED',
      })
      // The starter page asks what the application is connected to, and the proxy shows it.
      const page = await run('web', ['wget', '-qO-', '--header', 'Host: app.test', 'http://127.0.0.1/'])
      expect(page).toContain('db:5432 answers')
      expect(page).toContain('cache:6379 answers')
      const stored = await run('cache', ['redis-cli', 'ping'])
      expect(stored).toContain('PONG')
      const strangers = await run('cache', ['sh', '-c', 'REDISCLI_AUTH= redis-cli ping'])
      expect(strangers).toContain('NOAUTH')
      // The password that the application was told is the one that the database asks for.
      const password = (await run('app', ['node', '-p', 'process.env.PGPASSWORD'])).trim()
      expect(password).toMatch(/^[A-Za-z0-9]{32}$/)
      const asked = await run('db', ['sh', '-c', `PGPASSWORD=${password} psql -h db -U postgres -tAc 'select 42'`])
      expect(asked).toContain('42')
      const refused = await run('db', [
        'sh',
        '-c',
        "PGPASSWORD=wrong psql -h db -U postgres -tAc 'select 42' 2>&1 || true",
      ])
      expect(refused).toContain('password authentication failed')
    })
  },
)
