import { databaseNeed } from '../database-need.ts'
import { defineComponent } from '../define-component.ts'
import { mailNeed } from '../mail-need.ts'

const source = 'docs.ghost.org/faq/supported-databases'

/** Ghost, which supports MySQL 8 and nothing else in production. */
export const ghost = defineComponent({
  id: 'ghost',
  title: 'Ghost',
  summary: 'A blog with newsletters and members.',
  category: 'application',
  keywords: ['blog', 'cms', 'newsletter'],
  icon: ['M6 20V10a6 6 0 0 1 12 0v10l-2-1.5-2 1.5-2-1.5-2 1.5-2-1.5z', 'M10 10h.01', 'M14 10h.01'],
  licence: 'MIT',
  homepage: 'https://ghost.org',
  image: 'ghost',
  versions: [
    {
      id: '6',
      tag: '6.59.0',
      release: '6.59.0',
      ends: { date: null, rule: 'in its newest release only', source },
      architectures: ['amd64', 'arm64', 'arm/v7'],
    },
  ],
  recommended: '6',
  options: [
    {
      id: 'url',
      kind: 'text',
      title: 'Address that people open',
      default: 'http://localhost:2368',
      required: true,
      pattern: { matches: '^https?://\\S+$', message: 'An address that starts with http:// or https://.' },
    },
  ],
  service: {
    environment: [{ name: 'url', value: '{{option.url}}' }],
    volumes: [{ id: 'content', title: 'Themes, pictures and files', path: '/var/lib/ghost/content', declared: true }],
    ports: [
      { id: 'http', title: 'The blog', container: 2368, audience: 'public', scheme: 'http', publish: { port: 2368 } },
    ],
    health: [
      {
        test: [
          'CMD',
          'node',
          '-e',
          "fetch('http://127.0.0.1:{{port.http}}/ghost/api/admin/site/',{headers:{'X-Forwarded-Proto':'https'}}).then(r=>process.exit(r.ok?0:1),()=>process.exit(1))",
        ],
        startPeriod: '60s',
      },
    ],
  },
  provides: [{ capability: 'http', port: 'http' }],
  needs: [
    databaseNeed(['mysql'], {
      required: true,
      supported: [
        { component: 'mysql', range: '>=8.0 <9', source, blocks: true },
        { component: 'mariadb', range: '<0.0.1', source, blocks: true },
      ],
      ways: [
        {
          id: 'connection',
          title: 'In database__connection__host and so on',
          environment: [
            { name: 'database__client', value: 'mysql' },
            { name: 'database__connection__host', value: '{{provider.host}}' },
            { name: 'database__connection__user', value: '{{provider.user}}' },
            { name: 'database__connection__password', value: '{{provider.password}}' },
            { name: 'database__connection__database', value: '{{provider.database}}' },
          ],
        },
      ],
    }),
    mailNeed({
      id: 'smtp',
      title: 'For members and newsletters',
      environment: [
        { name: 'mail__transport', value: 'SMTP' },
        { name: 'mail__options__host', value: '{{provider.host}}' },
        { name: 'mail__options__port', value: '{{provider.port}}' },
      ],
    }),
  ],
  companions: ['mysql', 'caddy', 'mailpit'],
  resources: { memoryMegabytes: 512 },
  tools: ['node', 'bash'],
  uid: 1000,
  upgrade: {
    kind: 'one-major-at-a-time',
    note: 'Go to the newest minor release first, then to the next major.',
    backup: 'a dump of its database and a copy of the content',
  },
  notes: [{ text: 'With a wrong address behind a proxy it sends visitors in circles.' }],
  unverified: ['The end of support.'],
  sources: ['TryGhost/docker-library-ghost 6 (2026-08-07)', source],
})
