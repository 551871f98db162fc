// Time of checking a document and of completing in it while somebody types: `node test/bench/compose-check.ts [lines]`.
import { checkDocument } from '#engine/compose/check-document.ts'
import { candidatesAt } from '../../renderer/screens/editor/compose-candidates.ts'
import { cursorPlace } from '../../renderer/screens/editor/cursor-place.ts'
import { declaredNames } from '../../renderer/screens/editor/document-names.ts'

const lines = Number(process.argv[2] ?? 500)

const service = (index: number): string => `  service-${index}:
    image: registry.example.org/team/service-${index}:1.${index}
    environment:
      MODE: \${MODE:-production}
      LEVEL: info
    ports:
      - "${8000 + index}:80"
    volumes:
      - data-${index}:/data
    privileged: ${index % 10 === 0}
    depends_on: { service-0: { condition: service_healthy } }`

const perService = 11
const count = Math.max(1, Math.floor((lines - 2) / (perService + 1)))
const services = Array.from({ length: count }, (_, index) =>
  index === 0 ? '  service-0: { image: "a:1", healthcheck: { test: "true" } }' : service(index),
)
const volumes = Array.from({ length: count }, (_, index) => `  data-${index}:`)
const content = ['services:', ...services, 'volumes:', ...volumes].join('\n')

const document = {
  composeFiles: ['compose.yaml'],
  files: [{ path: 'compose.yaml', content }],
  environment: {},
  profiles: [],
  projectDirectory: '/srv/shop',
}

const timeOf = (work: () => unknown): number => {
  const start = performance.now()
  work()
  return performance.now() - start
}

const measure = (): number => timeOf(() => checkDocument({ name: 'shop', document }))

/** What a key press asks for: the place, read from the whole text, and what may stand there. */
const complete = (at: number, column: number): number =>
  timeOf(() => {
    const place = cursorPlace(content.split('\n'), at, column)
    const facts = {
      names: (section: Parameters<typeof declaredNames>[1]) => declaredNames(document, section),
      variables: [],
    }
    return place && candidatesAt(place, facts)
  })

const [first = 0] = [measure()]
const sorted = (times: readonly number[]): readonly number[] => [...times].sort((a, b) => a - b)
const times = sorted(Array.from({ length: 40 }, measure))
const lineCount = content.split('\n').length
const completions = sorted(Array.from({ length: lineCount }, (_, line) => complete(line, 4)))
const at = (share: number, of: readonly number[] = times): string =>
  (of[Math.min(of.length - 1, Math.floor(share * of.length))] ?? 0).toFixed(1)
const { problems } = checkDocument({ name: 'shop', document })
process.stdout.write(
  `${lineCount} lines, ${count} services, ${problems.length} problems: first ${first.toFixed(1)} ms, then median ${at(0.5)} ms, 95 % ${at(0.95)} ms; completion at each line: median ${at(0.5, completions)} ms, slowest ${at(1, completions)} ms\n`,
)
