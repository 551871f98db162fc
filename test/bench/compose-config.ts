// Time of `config` for a large file, beside `docker compose config` and a bare start of Node, in turn:
// `node test/bench/compose-config.ts [services] [rounds]`, after a build. STACKWRIGHT_BENCH_COMPOSE names a docker-compose
// binary; without it `docker compose` is asked, and without that one the ratio to Node alone is printed.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const services = Number(process.argv[2] ?? 200)
const rounds = Number(process.argv[3] ?? 15)

const service = (index: number): string => `  service-${index}:
    image: registry.example.org/team/service-${index}:1.${index}
    environment:
      MODE: \${MODE:-production}
      LEVEL: info
    ports: ["${8000 + index}:80"]
    volumes: ["data-${index}:/data"]
    healthcheck: { test: "true", interval: 10s }
    networks: [front, back]${index === 0 ? '' : '\n    depends_on: { service-0: { condition: service_healthy } }'}`

const all = Array.from({ length: services }, (_, index) => index)
const content = [
  'services:',
  ...all.map(service),
  'volumes:',
  ...all.map((index) => `  data-${index}:`),
  'networks: { front: {}, back: {} }',
].join('\n')

const folder = mkdtempSync(join(tmpdir(), 'stackwright-bench-'))
const file = join(folder, 'compose.yaml')
writeFileSync(file, content)

const compose = ((): readonly string[] | null => {
  const named = process.env['STACKWRIGHT_BENCH_COMPOSE']
  if (named) return [named]
  return spawnSync('docker', ['compose', 'version']).status === 0 ? ['docker', 'compose'] : null
})()

const ours = resolve(import.meta.dirname, '../../out/cli/stackwright.js')
const contenders: ReadonlyArray<{ readonly name: string; readonly command: readonly string[] }> = [
  { name: 'stackwright', command: [process.execPath, ours, 'config', '-f', file, '--format', 'json'] },
  ...(compose ? [{ name: 'compose', command: [...compose, '-f', file, 'config', '--format', 'json'] }] : []),
  { name: 'node', command: [process.execPath, '-e', '0'] },
]

const timeOf = ([program = '', ...args]: readonly string[]): number => {
  const start = performance.now()
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], maxBuffer: 64 * 1024 * 1024 })
  return performance.now() - start
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0

try {
  const times = new Map(contenders.map(({ name }) => [name, [] as number[]]))
  for (const { command } of contenders) timeOf(command)
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, command } of contenders) times.get(name)?.push(timeOf(command))
  }
  const own = median(times.get('stackwright') ?? [])
  for (const [name, list] of times) {
    const ratio = name === 'stackwright' ? '' : `, stackwright is ${(own / median(list)).toFixed(2)} times that`
    process.stdout.write(`${name}: median ${median(list).toFixed(0)} ms of ${rounds}${ratio}\n`)
  }
  if (!compose) process.stdout.write('no docker compose here: set STACKWRIGHT_BENCH_COMPOSE to its binary\n')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
