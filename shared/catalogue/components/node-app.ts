import { starterNeeds } from '../app-needs.ts'
import { defineComponent } from '../define-component.ts'
import { codeFolder, ownCodeOptions, starterFile } from '../own-code-options.ts'

const source = 'endoflife.date, 2026-08-22'

const starter = `// A page to start from: it says whether what this application is connected to answers.
const { createServer } = require('node:http')
const { connect } = require('node:net')

const targets = [
  {{fragments.targets}}
]

const reach = ({ host, port }) =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2000 })
    const end = (answer) => {
      socket.destroy()
      resolve(host + ':' + port + ' ' + answer)
    }
    socket.on('connect', () => end('answers'))
    socket.on('timeout', () => end('does not answer'))
    socket.on('error', (error) => end('does not answer: ' + error.message))
  })

const server = createServer(async (request, response) => {
  const lines = await Promise.all(targets.map(reach))
  response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  response.end(['{{stack.name}} is running.', ...lines, ''].join('\\n'))
})

server.listen({{port.http}})
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0))
`

/** An application of one's own on Node.js. */
export const nodeApp = defineComponent({
  id: 'node-app',
  title: 'Node.js application',
  summary: 'Your own application on Node.js: from an image, a folder of the host, or a page to start from.',
  category: 'application-server',
  keywords: ['javascript', 'typescript', 'express', 'next', 'own code'],
  icon: ['M12 2.5l8.2 4.75v9.5L12 21.5l-8.2-4.75v-9.5z', 'M9 9l-3 3 3 3', 'M15 9l3 3-3 3'],
  licence: 'MIT',
  homepage: 'https://nodejs.org',
  image: 'node',
  versions: [
    {
      id: '24',
      tag: '24.19.0-slim',
      release: '24.19.0',
      label: 'LTS',
      ends: { date: '2028-04-30', source },
      architectures: ['amd64', 'arm64', 'ppc64le', 's390x'],
    },
    {
      id: '26',
      tag: '26.7.0-slim',
      release: '26.7.0',
      ends: { date: '2029-04-30', source },
      architectures: ['amd64', 'arm64', 'ppc64le', 's390x'],
    },
    {
      id: '22',
      tag: '22.23.2-slim',
      release: '22.23.2',
      label: 'LTS',
      ends: { date: '2027-04-30', source },
      architectures: ['amd64', 'arm64', 'arm/v7', 'ppc64le', 's390x'],
    },
  ],
  recommended: '24',
  options: [
    ...ownCodeOptions({ folder: '/app', start: 'npm start' }),
    { id: 'port', kind: 'port', title: 'Port the application listens on', default: 3000 },
    {
      id: 'mode',
      kind: 'select',
      title: 'NODE_ENV',
      default: 'production',
      choices: [
        { value: 'production', title: 'production' },
        { value: 'development', title: 'development' },
      ],
      advanced: true,
    },
    {
      id: 'healthPath',
      kind: 'text',
      title: 'Path that answers when it works',
      default: '/',
      pattern: { matches: '^/[^\\s"\']*$', message: 'A path that starts with /.' },
      advanced: true,
    },
  ],
  service: {
    init: true,
    command: [
      { text: 'node', when: [{ option: 'code', is: 'starter' }] },
      { text: '/app/server.js', when: [{ option: 'code', is: 'starter' }] },
      { text: 'sh', when: [{ option: 'code', is: 'folder' }] },
      { text: '-c', when: [{ option: 'code', is: 'folder' }] },
      { text: 'cd /app && {{option.start}}', when: [{ option: 'code', is: 'folder' }] },
    ],
    environment: [
      { name: 'NODE_ENV', value: '{{option.mode}}' },
      { name: 'PORT', value: '{{option.port}}' },
    ],
    files: [starterFile({ id: 'server', path: '/app/server.js', content: starter })],
    binds: [codeFolder('/app')],
    ports: [
      { id: 'http', title: 'The application', container: { option: 'port' }, audience: 'public', scheme: 'http' },
    ],
    health: [
      {
        test: [
          'CMD',
          'node',
          '-e',
          "fetch('http://127.0.0.1:{{port.http}}{{option.healthPath}}').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))",
        ],
        startPeriod: '20s',
      },
    ],
  },
  provides: [{ capability: 'http', port: 'http' }],
  needs: starterNeeds("{ host: '{{provider.host}}', port: {{provider.port}} },"),
  companions: ['postgres', 'valkey', 'nginx'],
  resources: { memoryMegabytes: 128 },
  tools: ['node', 'bash'],
  sources: ['docker-library/official-images (2026-08-21)', 'nodejs/docker-node (2026-08-19)', source],
})
