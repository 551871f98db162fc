import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from '#shared/model/command.ts'
import { documentOf, runEngine } from '../engine/bad-input/running-engine.ts'

/** Somebody who brings stacks to a host. Every promise ends when that is done and verified. */
export interface Contender {
  readonly name: string
  up(stack: string, compose: string): Promise<void>
  /** To the document that was applied before this one. */
  back(stack: string, compose: string): Promise<void>
  down(stack: string): Promise<void>
  cleanUp(): Promise<void>
}

/** Stackwright in this process, asked through its API; version, queue, journal and evidence are in the time. */
export interface Stackwright extends Contender {
  preview(stack: string, compose: string): Promise<void>
}

/** @param dockerHost `unix:///...` */
export async function stackwright(dockerHost: string): Promise<Stackwright> {
  const engine = await runEngine(dockerHost)
  const { api } = engine
  const succeeded = async (command: Command): Promise<void> => {
    const { status, error } = await engine.ended(command)
    if (status !== 'DONE') throw new Error(`${command.title} ended ${status}: ${error?.message}`)
  }
  return {
    name: 'stackwright',
    up: async (stackName, compose) =>
      succeeded((await api.commands.applyDocument({ stackName, document: documentOf(compose) })).command),
    back: async (stack) => succeeded((await api.commands.rollback({ stack })).command),
    down: async (stack) => succeeded((await api.commands.remove({ stack })).command),
    async preview(stackName, compose) {
      await api.plans.previewDocument({ stackName, document: documentOf(compose) })
    },
    cleanUp: () => engine.cleanUp(),
  }
}

/** STACKWRIGHT_BENCH_COMPOSE names a docker-compose binary; without it `docker compose` is asked. Null where there is none. */
function composeProgram(): readonly string[] | null {
  const named = process.env['STACKWRIGHT_BENCH_COMPOSE']
  if (named) return [named]
  return spawnSync('docker', ['compose', 'version']).status === 0 ? ['docker', 'compose'] : null
}

/** Compose as a person calls it: `up -d --wait` and `down`. Null where it is not there. */
export function compose(dockerHost: string): Contender | null {
  const program = composeProgram()
  if (!program) return null
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-bench-'))
  const call = (stack: string, args: readonly string[]) =>
    run([...program, '-p', stack, '-f', join(folder, `${stack}.yaml`), ...args], dockerHost)
  const up = (stack: string, document: string) => {
    writeFileSync(join(folder, `${stack}.yaml`), document)
    return call(stack, ['up', '-d', '--wait'])
  }
  return {
    name: 'compose',
    up,
    back: up,
    down: (stack) => call(stack, ['down']),
    async cleanUp() {
      rmSync(folder, { recursive: true })
    },
  }
}

/** Fails with what the program wrote. */
const run = ([program = '', ...args]: readonly string[], dockerHost: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, DOCKER_HOST: dockerHost },
    })
    const said: string[] = []
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString('utf8')))
    child.once('error', reject)
    child.once('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`${program} ${args.join(' ')} ended with ${code}: ${said.join('').slice(-500)}`))
    })
  })
