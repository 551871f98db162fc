import { starterNeeds } from '../app-needs.ts'
import { endOfLife, everyArchitecture } from '../architectures.ts'
import { defineComponent } from '../define-component.ts'
import { codeFolder, ownCodeOptions, starterFile } from '../own-code-options.ts'

const starter = `# A page to start from: it says whether what this application is connected to answers.
import socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

targets = [
    {{fragments.targets}}
]


def reach(host, port):
    try:
        socket.create_connection((host, port), timeout=2).close()
        return f"{host}:{port} answers"
    except OSError as error:
        return f"{host}:{port} does not answer: {error}"


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        lines = ["{{stack.name}} is running."] + [reach(*target) for target in targets]
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.end_headers()
        self.wfile.write(("\\n".join(lines) + "\\n").encode())


ThreadingHTTPServer(("", {{port.http}}), Page).serve_forever()
`

/** An application of one's own in Python. */
export const pythonApp = defineComponent({
  id: 'python-app',
  title: 'Python application',
  summary: 'Your own application in Python: from an image, a folder of the host, or a page to start from.',
  category: 'application-server',
  keywords: ['django', 'flask', 'fastapi', 'own code'],
  icon: ['M5 4h14v16H5z', 'M9 9l-2 3 2 3', 'M15 9l2 3-2 3', 'M13 8l-2 8'],
  licence: 'PSF-2.0',
  homepage: 'https://www.python.org',
  image: 'python',
  versions: [
    {
      id: '3.14',
      tag: '3.14.7-slim',
      release: '3.14.7',
      ends: { date: '2030-10-31', source: `${endOfLife} (month)` },
      architectures: everyArchitecture,
    },
    {
      id: '3.13',
      tag: '3.13.15-slim',
      release: '3.13.15',
      ends: { date: '2029-10-31', source: `${endOfLife} (month)` },
      architectures: everyArchitecture,
    },
    {
      id: '3.12',
      tag: '3.12.14-slim',
      release: '3.12.14',
      ends: { date: '2028-10-31', source: `${endOfLife} (month)` },
      architectures: everyArchitecture,
    },
    {
      id: '3.11',
      tag: '3.11.16-slim',
      release: '3.11.16',
      ends: { date: '2027-10-31', source: `${endOfLife} (month)` },
      architectures: everyArchitecture,
    },
  ],
  recommended: '3.14',
  options: [
    ...ownCodeOptions({ folder: '/app', start: 'python main.py' }),
    { id: 'port', kind: 'port', title: 'Port the application listens on', default: 8000 },
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
      { text: 'python', when: [{ option: 'code', is: 'starter' }] },
      { text: '/app/main.py', when: [{ option: 'code', is: 'starter' }] },
      { text: 'sh', when: [{ option: 'code', is: 'folder' }] },
      { text: '-c', when: [{ option: 'code', is: 'folder' }] },
      { text: 'cd /app && {{option.start}}', when: [{ option: 'code', is: 'folder' }] },
    ],
    environment: [
      { name: 'PYTHONUNBUFFERED', value: '1', about: 'Lines are in the log as they are written' },
      { name: 'PORT', value: '{{option.port}}' },
    ],
    files: [starterFile({ id: 'main', path: '/app/main.py', content: starter })],
    binds: [codeFolder('/app')],
    ports: [
      { id: 'http', title: 'The application', container: { option: 'port' }, audience: 'public', scheme: 'http' },
    ],
    health: [
      {
        test: [
          'CMD',
          'python',
          '-c',
          "import urllib.request as u;u.urlopen('http://127.0.0.1:{{port.http}}{{option.healthPath}}',timeout=3)",
        ],
        startPeriod: '20s',
      },
    ],
  },
  provides: [{ capability: 'http', port: 'http' }],
  needs: starterNeeds('("{{provider.host}}", {{provider.port}}),'),
  companions: ['postgres', 'valkey', 'nginx'],
  resources: { memoryMegabytes: 128 },
  tools: ['python', 'python3', 'bash'],
  unverified: ['Whether Python 3.15 has been released.'],
  sources: ['docker-library/official-images (2026-08-21)', 'docker-library/python (2026-06-23)', endOfLife],
})
