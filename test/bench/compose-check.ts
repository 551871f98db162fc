// Time of checking a document while somebody types: `node test/bench/compose-check.ts [lines]`.
import { checkDocument } from '#engine/compose/check-document.ts'

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
    depends_on: { service-0: { condition: service_healthy } }`

const perService = 10
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

const measure = (): number => {
  const start = performance.now()
  checkDocument({ name: 'shop', document })
  return performance.now() - start
}

const [first = 0] = [measure()]
const times = Array.from({ length: 40 }, measure).sort((a, b) => a - b)
const at = (share: number): string => (times[Math.floor(share * times.length)] ?? 0).toFixed(1)
const { problems } = checkDocument({ name: 'shop', document })
process.stdout.write(
  `${content.split('\n').length} lines, ${count} services, ${problems.length} problems: first ${first.toFixed(1)} ms, then median ${at(0.5)} ms, 95 % ${at(0.95)} ms\n`,
)
