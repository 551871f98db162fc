import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { engineAnswers } from '../../../electron/start/engine-request.ts'
import { findDockerd, type PrivateEngineOptions, startPrivateEngine } from '../../../electron/start/private-engine.ts'

const canRun = process.platform === 'linux' && process.getuid?.() === 0 && findDockerd() !== null

let options: PrivateEngineOptions
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'private-engine-'))
  options = { dataRoot: join(folder, 'data'), runFolder: join(folder, 'run'), iptables: false, shutdownSeconds: 3 }
})
afterEach(() => rmSync(join(options.runFolder, '..'), { recursive: true, force: true }))

const pidOf = () => Number(readFileSync(join(options.runFolder, 'dockerd.pid'), 'utf8'))
const runs = (pid: number) => existsSync(`/proc/${pid}`)
const bridges = () => Object.keys(networkInterfaces()).filter((name) => name.startsWith('sw-'))

test.runIf(canRun)(
  'an Engine of our own answers on its socket and leaves nothing behind when it is stopped',
  async () => {
    const before = bridges()
    const engine = await startPrivateEngine(options)
    const pid = pidOf()
    expect({ answers: await engineAnswers(engine.socketPath), runs: runs(pid) }).toEqual({ answers: true, runs: true })
    await engine.stop()
    expect({ answers: await engineAnswers(engine.socketPath), runs: runs(pid), bridges: bridges() }).toEqual({
      answers: false,
      runs: false,
      bridges: before,
    })
    expect(existsSync(join(options.runFolder, 'dockerd.pid'))).toBe(false)
  },
)

test.runIf(canRun)(
  'an Engine that was left running by a start that was killed is ended before the next one',
  async () => {
    const leftOver = await startPrivateEngine(options)
    const pid = pidOf()
    const next = await startPrivateEngine(options)
    expect({ old: await leftOver.exited, runs: runs(pid), answers: await engineAnswers(next.socketPath) }).toEqual({
      old: 0,
      runs: false,
      answers: true,
    })
    await next.stop()
  },
)

test.runIf(canRun)('an Engine that cannot start says why, with the last words of its log', async () => {
  const file = join(options.runFolder, '../file')
  writeFileSync(file, '')
  await expect(startPrivateEngine({ ...options, dataRoot: join(file, 'data') })).rejects.toThrow('ENOTDIR')
})
