import BetterSqlite from 'better-sqlite3'
import { stateOf } from '#engine/commands/plan-stack.ts'
import { databaseFile } from '#engine/db/connection.ts'
import { type ListedContainer, listContainers } from '#engine/docker/container-listing.ts'
import type { DockerClient } from '#engine/docker/docker-client.ts'
import { listNetworks } from '#engine/docker/networks.ts'
import { labels } from '#engine/reconcile/labels.ts'
import { StackDocument } from '#shared/model/document.ts'
import { StackId } from '#shared/model/ids.ts'
import { execInContainer } from '../engine/commands/exec-in-container.ts'
import { after, type Documents, type ExpectedStack, endProblem, type StoredRow, unapplied } from './expected-stacks.ts'
import { limitProblems } from './limit-problems.ts'

/** What the harness knows of its stacks beside what is stored. */
export interface Memory {
  /** Ids of the commands that were acknowledged. */
  readonly acknowledged: Set<string>
  /** By stack: the bytes its volume held, and the removal of data before which that was. */
  readonly markers: Map<string, { readonly bytes: string; readonly destroyedBy: string | null }>
}

/** A stack as the check found it. */
export interface CheckedStack extends ExpectedStack {
  readonly name: string
  /** Its versions that run, newest last. */
  readonly goodVersions: readonly number[]
}

interface World {
  readonly folder: string
  readonly client: DockerClient
  /** Every stack and so every container of this world has a name that begins so. */
  readonly prefix: string
  readonly memory: Memory
}

const never = new AbortController().signal

/** Everything that has to be true when no command is left to run: problems, and the stacks as they have to be. */
export async function checkWorld(
  world: World,
): Promise<{ readonly problems: readonly string[]; readonly stacks: ReadonlyMap<string, CheckedStack> }> {
  const stored = readStored(world.folder)
  const host = await readHost(world)
  const missing = [...world.memory.acknowledged].filter((id) => !stored.rows.some((row) => row.id === id))
  const problems = [
    ...stored.problems,
    ...missing.map((id) => `the acknowledged command ${id} is lost`),
    ...stored.rows.flatMap((row) => endProblem(row, stored.documents) ?? []),
  ]
  const stacks = new Map<string, CheckedStack>()
  const known = new Set<string>()
  for (const stack of stored.stacks) {
    const rows = stored.rows.filter(({ stackId }) => stackId === stack.id)
    const expected = rows.reduce(after, unapplied)
    const goodVersions = [
      ...new Set(
        rows
          .filter(({ status, kind }) => status === 'DONE' && kind.startsWith('APPLY'))
          .map(({ payload }) => Number(JSON.parse(payload).version)),
      ),
    ]
    stacks.set(stack.name, { ...expected, name: stack.name, goodVersions })
    known.add(stack.id)
    const own = { containers: host.containers.filter(isOf(stack.id)), networks: host.networks.filter(isOf(stack.id)) }
    problems.push(...storedProblems(stack, expected), ...hostProblems(stack, expected, own, stored.documents))
    problems.push(...(await markerProblems(world, stack.name, expected, own.containers)))
    problems.push(
      ...(await limitProblems(world.client, desiredOf(stack, expected.version, stored.documents), own.containers)),
    )
  }
  const strangers = host.containers.filter(({ labels: own }) => !known.has(own[labels.stackId] ?? ''))
  return { problems: [...problems, ...strangers.map(({ name }) => `${name} belongs to no stack`)], stacks }
}

const isOf = (stackId: string) => (one: { readonly labels: Readonly<Record<string, string>> }) =>
  one.labels[labels.stackId] === stackId

interface StoredStack {
  readonly id: string
  readonly name: string
  readonly status: string
  readonly version: number | null
}

function readStored(folder: string) {
  const database = new BetterSqlite(databaseFile(folder), { readonly: true, timeout: 5000 })
  try {
    const rows = database.prepare<
      [],
      Omit<StoredRow, 'cancelled'> & { readonly cancelled: number }
    >(`SELECT id, seq, kind, payload,
      stack_id AS stackId, status, outcome, error_json AS error, cancel_requested_at IS NOT NULL AS cancelled
      FROM commands ORDER BY seq`)
    const stacks = database.prepare<[], StoredStack>('SELECT id, name, status, current_version AS version FROM stacks')
    const versions = database.prepare<[], { key: string; document: string }>(
      `SELECT stack_id || '/' || number AS key, document FROM stack_versions`,
    )
    const documents: Documents = new Map(versions.all().map(({ key, document }) => [key, document]))
    return {
      rows: rows.all().map((row) => ({ ...row, cancelled: row.cancelled === 1 })),
      stacks: stacks.all(),
      documents,
      problems: [...integrityProblems(database), ...journalProblems(database)],
    }
  } finally {
    database.close()
  }
}

function integrityProblems(database: BetterSqlite.Database): readonly string[] {
  const integrity = String(database.pragma('integrity_check', { simple: true }))
  const foreign = database.prepare('PRAGMA foreign_key_check').all()
  return [
    ...(integrity === 'ok' ? [] : [`integrity_check: ${integrity}`]),
    ...(foreign.length === 0 ? [] : [`foreign_key_check: ${JSON.stringify(foreign)}`]),
  ]
}

/** Each finds rows that must not be there. */
const journalQueries = {
  'log with gaps': `SELECT command_id FROM command_logs GROUP BY command_id HAVING min(seq) <> 1 OR max(seq) <> count(*)`,
  'log out of order': `SELECT a.command_id FROM command_logs a JOIN command_logs b
    ON b.command_id = a.command_id AND b.seq = a.seq + 1 WHERE b.attempt < a.attempt`,
  'DONE with a step that is not': `SELECT id FROM commands JOIN command_steps AS s
    ON s.command_id = id AND s.attempt = commands.attempt WHERE commands.status = 'DONE' AND s.status <> 'DONE'`,
  'a key that made two commands': `SELECT idempotency_key FROM commands GROUP BY idempotency_key HAVING count(*) > 1`,
  'two RUNNING on a host': `SELECT host_id FROM commands WHERE status = 'RUNNING' GROUP BY host_id HAVING count(*) > 1`,
} as const

const journalProblems = (database: BetterSqlite.Database): readonly string[] =>
  Object.entries(journalQueries).flatMap(([what, query]) => {
    const found = database.prepare(query).all()
    return found.length === 0 ? [] : [`${what}: ${JSON.stringify(found.slice(0, 3))}`]
  })

async function readHost({ client, prefix }: World) {
  const containers = await listContainers(client, { label: labels.stackId }, never)
  const networks = await listNetworks(client, { label: labels.stackId }, never)
  return {
    containers: containers.filter(({ name }) => name.startsWith(prefix)),
    networks: networks.filter(({ name }) => name.startsWith(prefix)),
  }
}

/** A stack that was led back out of a crash may run again where it was stopped: it is whole, at the same version. */
function storedProblems(stack: StoredStack, expected: ExpectedStack): readonly string[] {
  const found = `${stack.name} is stored as ${stack.status} v${stack.version}`
  if (stack.version !== expected.version) return [`${found}, and has to be at v${expected.version}`]
  const statuses = expected.version === null ? ['REMOVED', 'DRAFT', 'FAILED'] : [expected.isUp ? 'RUNNING' : 'STOPPED']
  return statuses.includes(stack.status) ? [] : [`${found}, and has to be ${statuses.join(' or ')}`]
}

interface OnHost {
  readonly containers: readonly ListedContainer[]
  readonly networks: readonly { readonly name: string }[]
}

function hostProblems(
  stack: StoredStack,
  expected: ExpectedStack,
  { containers, networks }: OnHost,
  documents: Documents,
): readonly string[] {
  const desired = desiredOf(stack, expected.version, documents)
  const wanted = desired?.services.flatMap((service) => service.containers) ?? []
  const state = expected.isUp ? 'running' : 'exited'
  const wrong = wanted.flatMap(({ name, configHash, payload }) => {
    const found = containers.filter((container) => container.name === name)[0]
    if (!found) return [`${name} is missing`]
    const asked = payload.networks.map((network) => network.name).sort()
    return [
      ...(found.labels[labels.configHash] === configHash ? [] : [`${name} is of another version`]),
      ...(found.state === state ? [] : [`${name} is ${found.state}, not ${state}`]),
      ...(String(asked) === String([...found.networks].sort())
        ? []
        : [`${name} is in ${found.networks}, not ${asked}`]),
    ]
  })
  const names = new Set(wanted.map(({ name }) => name))
  const asked = new Set(desired?.networks.map(({ name }) => name) ?? [])
  return [
    ...wrong,
    ...containers.filter(({ name }) => !names.has(name)).map(({ name, state: is }) => `${name} is left over, ${is}`),
    ...networks.filter(({ name }) => !asked.has(name)).map(({ name }) => `network ${name} is left over`),
    ...[...asked]
      .filter((name) => !networks.some((one) => one.name === name))
      .map((name) => `network ${name} is missing`),
  ]
}

function desiredOf(stack: StoredStack, version: number | null, documents: Documents) {
  const document = documents.get(`${stack.id}/${version}`)
  if (version === null || document === undefined) return null
  const parsed = StackDocument.parse(JSON.parse(document))
  return stateOf({ id: StackId.parse(stack.id), name: stack.name }, { version, document: parsed, images: new Map() })
}

async function markerProblems(
  { client, memory }: World,
  name: string,
  expected: ExpectedStack,
  containers: readonly ListedContainer[],
): Promise<readonly string[]> {
  const database = containers.find((container) => container.name === `${name}-db-1` && container.state === 'running')
  if (!expected.isUp || !database) return []
  const bytes = await execInContainer(client, database.id, ['cat', '/data/marker']).catch(String)
  const before = memory.markers.get(name)
  memory.markers.set(name, { bytes, destroyedBy: expected.destroyedBy })
  const isSame = before === undefined || before.destroyedBy !== expected.destroyedBy || before.bytes === bytes
  return isSame ? [] : [`the data of ${name} was ${before?.bytes} and is ${bytes}`]
}
