import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import BetterSqlite from 'better-sqlite3'
import { ClaimReport } from './claim-messages.ts'
import { fillQueue } from './fill-queue.ts'

/** How many processes claim how much each. */
export interface ClaimRun {
  readonly processes: number
  readonly claims: number
  readonly hosts: number
  /** Ends the run early; what was claimed until then is judged. */
  readonly signal?: AbortSignal
  readonly say?: (line: string) => void
}

/** What a run came to. */
export interface ClaimTally {
  /** Commands that were claimed and ended. */
  readonly claims: number
  /** How often the reader beside looked. */
  readonly samples: number
  /** See `ClaimReport`. */
  readonly busy: number
  readonly problems: readonly string[]
}

/** Lets processes claim from one database file, looks at it meanwhile from a connection of its own, and judges the end. */
export async function runClaims(run: ClaimRun): Promise<ClaimTally> {
  const folder = mkdtempSync(join(tmpdir(), 'sw-claims-'))
  const children: Claimer[] = []
  try {
    const total = run.processes * run.claims
    const { file } = await fillQueue(folder, { hosts: run.hosts, commands: total })
    run.say?.(`${total} commands of ${run.hosts} hosts are in the queue`)
    const reader = new BetterSqlite(file, { readonly: true, timeout: 5000 })
    try {
      for (let index = 0; index < run.processes; index += 1) children.push(startClaimer(folder, run.claims))
      const sampled = await sample(reader, children, run)
      const ends = await Promise.all(children.map(({ ended }) => ended))
      const reports = ends.flatMap(({ report }) => report ?? [])
      const claims = reports.flatMap((report) => report.claims)
      return {
        claims: claims.length,
        samples: sampled.samples,
        busy: reports.reduce((sum, report) => sum + report.busy, 0),
        problems: [
          ...sampled.problems,
          ...ends.flatMap(({ failure }) => failure ?? []),
          ...doubles(claims),
          ...(run.signal?.aborted || claims.length === total ? [] : [`${claims.length} of ${total} were claimed`]),
          ...storedProblems(reader, claims.length),
        ],
      }
    } finally {
      reader.close()
    }
  } finally {
    for (const { child } of children) child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Claimer {
  readonly child: ChildProcess
  readonly ended: Promise<{ readonly report: ClaimReport | null; readonly failure: string | null }>
}

function startClaimer(folder: string, quota: number): Claimer {
  const child = fork(join(import.meta.dirname, 'claim-process.ts'), [folder, String(quota)], {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    execArgv: [],
  })
  let said = ''
  let report: ClaimReport | null = null
  child.stderr?.on('data', (data) => {
    said += String(data)
  })
  child.on('message', (message) => {
    report = ClaimReport.parse(message)
  })
  const ended = new Promise<Awaited<Claimer['ended']>>((resolve) => {
    child.once('close', (code) => {
      const isWell = code === 0 && report !== null
      resolve({ report, failure: isWell ? null : `a process ended with ${code}: ${said.slice(-2000)}` })
    })
  })
  return { child, ended }
}

interface RunningRow {
  readonly host: string
  readonly fence: number
  readonly attempt: number
}

/** Looks again and again at what is RUNNING until all processes have ended. */
async function sample(reader: BetterSqlite.Database, children: readonly Claimer[], run: ClaimRun) {
  const query = reader.prepare<[], RunningRow>(
    `SELECT host_id AS host, fence, attempt FROM commands WHERE status = 'RUNNING'`,
  )
  const problems: string[] = []
  const newest = new Map<string, number>()
  let samples = 0
  let left = children.length
  for (const { ended } of children)
    void ended.then(() => {
      left -= 1
    })
  while (left > 0 && problems.length < 20) {
    const rows = query.all()
    samples += 1
    if (new Set(rows.map(({ host }) => host)).size < rows.length) problems.push(`two RUNNING: ${JSON.stringify(rows)}`)
    for (const { host, fence, attempt } of rows) {
      if (attempt !== 1) problems.push(`a command of ${host} is in attempt ${attempt}`)
      if (fence < (newest.get(host) ?? 0)) problems.push(`the fence of ${host} went back to ${fence}`)
      newest.set(host, fence)
    }
    if (run.signal?.aborted) for (const { child } of children) if (child.connected) child.send('stop', () => {})
    await delay(run.signal?.aborted ? 50 : 5)
  }
  return { samples, problems }
}

/** Neither a command nor a fence of a host may have gone to two claims, of whichever processes. */
function doubles(claims: ClaimReport['claims']): readonly string[] {
  const ids = new Set(claims.map(({ id }) => id))
  const fences = new Set(claims.map(({ host, fence }) => `${host}/${fence}`))
  return [
    ...(ids.size === claims.length ? [] : [`${claims.length - ids.size} commands were claimed twice`]),
    ...(fences.size === claims.length ? [] : [`${claims.length - fences.size} fences were given twice`]),
  ]
}

/** Each finds rows that must not be there. */
const wrong = {
  'begun twice': `SELECT command_id FROM command_events WHERE to_status = 'RUNNING' GROUP BY command_id HAVING count(*) > 1`,
  'claimed out of order': `SELECT seq FROM (SELECT seq, fence, lag(fence) OVER (PARTITION BY host_id ORDER BY seq) AS before
    FROM commands WHERE fence IS NOT NULL) WHERE fence <= before`,
  'left RUNNING': `SELECT seq FROM commands WHERE status = 'RUNNING'`,
  'ended otherwise': `SELECT seq FROM commands WHERE status IN ('FAILED', 'CANCELLED') OR attempt > 1`,
} as const

function storedProblems(reader: BetterSqlite.Database, claims: number): readonly string[] {
  const done = Number(reader.prepare(`SELECT count(*) FROM commands WHERE status = 'DONE'`).pluck().get())
  const integrity = String(reader.pragma('integrity_check', { simple: true }))
  return [
    ...(done === claims ? [] : [`${done} are DONE of ${claims} claimed`]),
    ...(integrity === 'ok' ? [] : [`integrity_check: ${integrity}`]),
    ...Object.entries(wrong).flatMap(([what, query]) => {
      const found = reader.prepare(query).all()
      return found.length === 0 ? [] : [`${found.length} ${what}: ${JSON.stringify(found.slice(0, 3))}`]
    }),
  ]
}
