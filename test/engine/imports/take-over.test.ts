import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listContainers } from '#engine/docker/container-listing.ts'
import type { DockerClient } from '#engine/docker/docker-client.ts'
import type { StackDocument } from '#shared/model/document.ts'
import type { PlanPreview } from '#shared/model/plan.ts'
import { type RunningEngine, runEngine } from '../bad-input/running-engine.ts'
import { readMarker } from '../commands/volume-markers.ts'
import { connectTestEngine, never, skipReason, testSocket } from '../docker/test-engine.ts'
import { upAsRecorded } from './compose-as-recorded.ts'
import { documentIn, writeProject } from './project-files.ts'
import { removeProject } from './remove-project.ts'

const compose = process.env['STACKWRIGHT_TEST_COMPOSE'] ?? null
const composeMissing = 'STACKWRIGHT_TEST_COMPOSE names no docker-compose'
if (compose === null) process.stderr.write(`skipped: ${composeMissing}\n`)

interface Project {
  readonly name: string
  readonly folder: string
}

const makers = [
  { by: 'as Compose 2.26 made it', reason: null, up: upAsRecorded },
  { by: 'by docker-compose itself', reason: compose === null ? composeMissing : null, up: upWithCompose },
] as const

async function upWithCompose(_client: DockerClient, { name, folder }: Project): Promise<void> {
  const args = ['-p', name, '--project-directory', folder, '-f', `${folder}/compose.yaml`, 'up', '-d']
  const env = { ...process.env, DOCKER_HOST: `unix://${testSocket}` }
  await promisify(execFile)(compose ?? '', args, { env, timeout: 90_000 })
}

const madeAnew = ({ plan }: PlanPreview) =>
  plan.operations.flatMap((operation) =>
    operation.kind === 'create-container' ? [[operation.service, operation.cause]] : [],
  )

describe.skipIf(testSocket === null)(`taking a Compose project over (${testSocket ? 'given' : skipReason})`, () => {
  let client: DockerClient
  let engine: RunningEngine
  let project: Project
  let document: StackDocument
  let host: string

  beforeEach(async () => {
    client = connectTestEngine()
    engine = await runEngine(`unix://${testSocket}`)
    project = { name: engine.stackName, folder: writeProject() }
    document = documentIn(project.folder)
    host = (await engine.api.hosts.list({})).items[0]?.name ?? ''
  })
  afterEach(async () => {
    await engine.cleanUp()
    await removeProject(client, project.name)
    rmSync(project.folder, { recursive: true })
    client.close()
  })

  const containers = async () => {
    const all = await listContainers(client, { label: `com.docker.compose.project=${project.name}` }, never)
    return Object.fromEntries(all.map(({ name, id, state }) => [name, { id, state }]))
  }

  const preview = (given?: StackDocument) =>
    engine.api.imports.preview({ project: project.name, host, ...(given && { document: given }) })

  async function importIt() {
    const made = await preview(document)
    const run = await engine.api.imports.run({
      project: project.name,
      host,
      document: made.document,
      approvedPlan: made.preview?.hash ?? '',
      idempotencyKey: `import of ${project.name}`,
    })
    if (run.command === null) throw new Error('no command was made')
    return { run, command: await engine.ended(run.command) }
  }

  describe.each(makers)('$by', ({ up, reason }) => {
    test.skipIf(reason !== null)(
      `nothing is made anew, and from then on it is a stack${reason ? ` (${reason})` : ''}`,
      async () => {
        const { api } = engine
        const { name } = project
        await up(client, project)
        const before = await containers()
        expect(Object.keys(before).sort()).toEqual([`${name}-db-1`, `${name}-web-1`])
        const listed = (await api.imports.list({ host })).items.find((item) => item.name === name)
        expect(listed).toMatchObject({ obstacle: null, configFiles: [`${project.folder}/compose.yaml`] })

        const made = await preview(document)
        expect(made).toMatchObject({ source: 'given', notes: [], preview: { changes: 0, plan: { conflicts: [] } } })
        expect(made.preview && madeAnew(made.preview)).toEqual([])
        const reconstructed = await preview()
        expect(reconstructed.source).toBe('reconstructed')
        expect(reconstructed.preview && madeAnew(reconstructed.preview)).toEqual([])

        const { command } = await importIt()
        expect(command).toMatchObject({ status: 'DONE', error: null })
        expect(await containers()).toEqual(before)
        expect(await api.stacks.get({ stack: name })).toMatchObject({ status: 'RUNNING', currentVersion: 1 })
        expect((await api.imports.list({ host })).items.filter((item) => item.name === name)).toEqual([])
        const second = await api.plans.previewDocument({ stackName: name, document })
        expect(second.plan.operations).toEqual([])

        const marker = await readMarker(client, `${name}_data`)
        expect(marker).toMatch(/^[0-9a-f-]{36}$/)
        const [first, ...others] = document.files
        const content = (first?.content ?? '').replace('MSG: one', 'MSG: two')
        const changed = { ...document, files: [{ path: 'compose.yaml', content }, ...others] }
        const update = await api.plans.previewDocument({ stackName: name, document: changed })
        const cause = { kind: 'configuration-changed', fields: ['environment.MSG'] }
        expect(madeAnew(update)).toEqual([['web', cause]])
        const applied = await api.commands.applyDocument({ stackName: name, document: changed })
        expect(await engine.ended(applied.command)).toMatchObject({ status: 'DONE', error: null })
        const after = await containers()
        expect(after[`${name}-db-1`]).toEqual(before[`${name}-db-1`])
        expect(after[`${name}-web-1`]?.id).not.toBe(before[`${name}-web-1`]?.id)

        const removal = await api.commands.remove({ stack: name, volumes: false })
        expect(await engine.ended(removal.command)).toMatchObject({ status: 'DONE', error: null })
        expect(await containers()).toEqual({})
        expect(await readMarker(client, `${name}_data`)).toBe(marker)
      },
    )
  })

  test('what differs is named with its key, a file by its path', async () => {
    await upAsRecorded(client, project)
    const files = document.files.map((file) =>
      file.path === 'conf/token.txt' ? { ...file, content: 'another token' } : file,
    )
    const made = await preview({ ...document, files })
    const cause = { kind: 'configuration-changed', fields: ['file /run/secrets/token'] }
    expect(made.preview && madeAnew(made.preview)).toEqual([['web', cause]])
  })

  test('storing without applying touches nothing, and asking again stores nothing more', async () => {
    const { api } = engine
    await upAsRecorded(client, project)
    const before = await containers()
    const asked = { project: project.name, host, document, idempotencyKey: `store ${project.name}` }
    const answer = { stack: project.name, version: 1, command: null }
    expect(await api.imports.run(asked)).toEqual(answer)
    expect(await api.imports.run(asked)).toEqual(answer)
    expect(await containers()).toEqual(before)
    expect((await api.versions.list({ stack: project.name })).items).toHaveLength(1)
  })
})
