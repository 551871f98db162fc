// Takes many odd documents through the compose pipeline: `node test/fuzz/compose.ts [documents] [seed]`.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import fc from 'fast-check'
import { mutatedDocuments, shapedDocuments } from './compose-documents.ts'
import { loadAny, type Outcome } from './load-any.ts'
import { serviceKeys } from './service-keys.ts'

const total = Number(process.argv[2] ?? 20_000)
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31)

const cases = join(import.meta.dirname, '../fixtures/compose-cases')
const filesOf = (name: string) =>
  readdirSync(join(cases, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

const everyFile = readdirSync(cases).flatMap((name) => filesOf(name).map((path) => ({ name, path })))
const seeds = everyFile
  .filter(({ path }) => /compose\.yaml$|expected\.json$/.test(path))
  .map(({ path }) => readFileSync(path, 'utf8'))
const others = Object.fromEntries(
  everyFile.map(({ name, path }) => [relative(join(cases, name), path), readFileSync(path, 'utf8')]),
)

const counts: Record<Outcome, number> = { accepted: 0, refused: 0 }
let slowest = 0
const look = (content: string): void => {
  const start = performance.now()
  counts[loadAny(content, others)] += 1
  slowest = Math.max(slowest, performance.now() - start)
}

const half = Math.ceil(total / 2)
fc.assert(fc.property(mutatedDocuments(seeds), look), { numRuns: half, seed })
fc.assert(fc.property(shapedDocuments(serviceKeys), look), { numRuns: total - half, seed })
const peak = Math.round(process.resourceUsage().maxRSS / 1024)
process.stdout.write(
  `${counts.accepted + counts.refused} documents (seed ${seed}): ${counts.accepted} accepted, ${counts.refused} refused with their lines, 0 crashes; slowest ${Math.round(slowest)} ms, peak ${peak} MiB\n`,
)
