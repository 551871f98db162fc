import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.ts'
import { onPath } from './system-packages.ts'

/** Why the tests of a real registry are left out; null where they can run. */
export const registrySkipReason: string | null =
  onPath('docker-registry') && onPath('htpasswd')
    ? null
    : "Debian's docker-registry and apache2-utils (htpasswd) are not installed"

if (registrySkipReason !== null) process.stderr.write(`skipped: ${registrySkipReason}\n`)

/** A registry (distribution 2.8) with a password, on 127.0.0.1, where Engines ask for no TLS. */
export interface PrivateRegistry {
  /** As image references have it: `127.0.0.1:34567`. */
  readonly address: string
  readonly username: string
  readonly password: string
  /** Ends the process; what was pushed is kept for the next start. */
  stop(): Promise<void>
  start(): Promise<void>
  /** Ends it and deletes everything. */
  remove(): Promise<void>
}

const username = 'ada'
const password = 'canary-pa55word'

/** Starts a registry of its own; call `remove` at the end. */
export async function startPrivateRegistry(): Promise<PrivateRegistry> {
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-registry-'))
  const address = `127.0.0.1:${await freePort()}`
  writeFileSync(join(folder, 'htpasswd'), execFileSync('htpasswd', ['-nbB', username, password]))
  writeFileSync(join(folder, 'config.yml'), configuration(folder, address))
  let running: ChildProcess | null = null

  const stop = async () => {
    const process = running
    running = null
    if (process === null || process.exitCode !== null) return
    const ended = new Promise<void>((resolve) => process.once('exit', () => resolve()))
    process.kill('SIGKILL')
    await ended
  }
  const start = async () => {
    running = spawn('docker-registry', ['serve', join(folder, 'config.yml')], { stdio: 'ignore' })
    await answering(address)
  }
  await start()
  return {
    address,
    username,
    password,
    start,
    stop,
    async remove() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const configuration = (folder: string, address: string): string => `version: 0.1
log: { level: error }
http: { addr: ${address} }
auth: { htpasswd: { realm: test, path: ${folder}/htpasswd } }
storage: { filesystem: { rootdirectory: ${folder}/data }, delete: { enabled: true } }
`

async function answering(address: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answer = await fetch(`http://${address}/v2/`).catch(() => null)
    if (answer !== null) return
    await sleep(50)
  }
  throw new Error(`the registry at ${address} did not answer within 10 s`)
}
