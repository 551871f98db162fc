import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listContainers } from '#engine/docker/container-listing.ts'
import type { DockerClient } from '#engine/docker/docker-client.ts'
import { recordRun } from '../../unit/cli/recorded-io.ts'
import { connectTestEngine, never, skipReason, testSocket } from '../docker/test-engine.ts'
import { upAsRecorded } from './compose-as-recorded.ts'
import { writeProject } from './project-files.ts'
import { removeProject } from './remove-project.ts'

describe.skipIf(testSocket === null)(`stackwright import (${testSocket ? 'given' : skipReason})`, () => {
  let client: DockerClient
  let dataFolder: string
  let project: { readonly name: string; readonly folder: string }

  beforeEach(async () => {
    client = connectTestEngine()
    dataFolder = mkdtempSync(join(tmpdir(), 'stackwright-cli-'))
    project = { name: `swtest-${randomUUID().slice(0, 8)}`, folder: writeProject() }
    await upAsRecorded(client, project)
  })
  afterEach(async () => {
    await removeProject(client, project.name)
    for (const folder of [dataFolder, project.folder]) rmSync(folder, { recursive: true })
    client.close()
  })

  const run = (...args: readonly string[]) =>
    recordRun(['--data-dir', dataFolder, ...args], { environment: { STACKWRIGHT_DOCKER_HOST: `unix://${testSocket}` } })

  const ids = async () => {
    const all = await listContainers(client, { label: `com.docker.compose.project=${project.name}` }, never)
    return all.map(({ id }) => id).sort()
  }

  test('lists the projects, shows the plan, and imports with the files that Compose used', async () => {
    const { name, folder } = project
    const before = await ids()
    const list = await run('import')
    expect(list.code).toBe(0)
    expect(list.stdout).toMatch(new RegExp(`${name} +2 +2 of 2 +${folder}/compose.yaml +can be imported`))

    const plan = await run('import', name)
    expect(plan.code).toBe(0)
    expect(plan.stderr).toContain(`(${folder}/compose.yaml)`)
    expect(plan.stderr).toContain(`Nothing was changed. Import it with: stackwright import ${name} --yes`)
    expect(plan.stdout).not.toContain('create')
    expect((await run('status', name)).code).not.toBe(0)

    const imported = await run('import', name, '--yes')
    expect(imported.code).toBe(0)
    expect(await ids()).toEqual(before)
    expect((await run('import')).stdout).not.toContain(name)
    expect((await run('status', name)).code).toBe(0)
  })

  test('a volume that is not what the file asks blocks the import until it is chosen what to do about it', async () => {
    const { name, folder } = project
    const before = await ids()
    const file = join(folder, 'compose.yaml')
    const asking = 'volumes: { data: { driver_opts: { type: tmpfs, device: tmpfs } } }'
    writeFileSync(file, readFileSync(file, 'utf8').replace('volumes: { data: {} }', asking))
    const blocked = await run('import', name, '--yes')
    expect(blocked.code).not.toBe(0)
    expect(blocked.stdout).toContain(`The volume ${name}_data exists with another driver_opts`)
    expect((await run('import', name, '--volume', `${name}_data=keep`, '--yes')).code).toBe(0)
    expect(await ids()).toEqual(before)
  })

  test('a project that is not there is an error that says so', async () => {
    const missing = await run('import', 'nowhere', '--reconstruct')
    expect(missing.code).toBe(1)
    expect(missing.stderr).toContain('There is no container of a Compose project called nowhere')
  })
})
