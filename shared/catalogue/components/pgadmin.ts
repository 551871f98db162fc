import { serverArchitectures } from '../architectures.ts'
import { databaseNeed } from '../database-need.ts'
import { defineComponent } from '../define-component.ts'

const source = 'pgadmin-org/pgadmin4 (2026-08-21)'

const servers = `{
  "Servers": {
    "1": {
      "Name": "{{provider.name}}",
      "Group": "Servers",
      "Host": "{{provider.host}}",
      "Port": {{provider.port}},
      "MaintenanceDB": "{{provider.database}}",
      "Username": "{{provider.user}}",
      "SSLMode": "prefer"
    }
  }
}
`

/** pgAdmin, for this computer only. */
export const pgadmin = defineComponent({
  id: 'pgadmin',
  title: 'pgAdmin',
  summary: 'A page to look into PostgreSQL and to look after it.',
  category: 'admin-tool',
  keywords: ['postgres', 'sql', 'browser'],
  icon: ['M4 5h16v14H4z', 'M4 9h16', 'M8 13h3', 'M8 16h6', 'M16 13l2 1.5-2 1.5'],
  licence: 'PostgreSQL Licence',
  homepage: 'https://www.pgadmin.org',
  image: 'dpage/pgadmin4',
  versions: [
    {
      id: '9',
      tag: '9.17',
      release: '9.17.0',
      ends: { date: null, rule: 'in its newest release only', source },
      architectures: serverArchitectures,
    },
  ],
  recommended: '9',
  options: [
    {
      id: 'email',
      kind: 'text',
      title: 'Mail address to sign in with',
      default: 'admin@example.org',
      required: true,
      firstStartOnly: true,
      pattern: { matches: '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$', message: 'A mail address.' },
    },
    { id: 'password', kind: 'secret', title: 'Password', firstStartOnly: true },
  ],
  service: {
    environment: [
      { name: 'PGADMIN_DEFAULT_EMAIL', value: '{{option.email}}' },
      { name: 'PGADMIN_DEFAULT_PASSWORD', value: '{{option.password}}', file: 'PGADMIN_DEFAULT_PASSWORD_FILE' },
      { name: 'PGADMIN_DISABLE_POSTFIX', value: 'true' },
    ],
    volumes: [{ id: 'data', title: 'Settings and saved queries', path: '/var/lib/pgadmin', declared: true }],
    ports: [
      {
        id: 'http',
        title: 'pgAdmin',
        container: 80,
        audience: 'tool',
        scheme: 'http',
        publish: { port: 8083, address: '127.0.0.1' },
      },
    ],
    health: [{ test: ['CMD-SHELL', 'wget -qO- http://127.0.0.1:{{port.http}}/misc/ping'], startPeriod: '60s' }],
  },
  provides: [{ capability: 'http', port: 'http' }],
  needs: [
    databaseNeed(['postgres'], {
      title: 'Database to look into',
      ways: [
        {
          id: 'servers',
          title: 'In its list of servers',
          files: [
            { id: 'servers', path: '/pgadmin4/servers.json', content: servers, about: 'Read on the first start' },
          ],
        },
      ],
    }),
  ],
  companions: ['postgres'],
  resources: { memoryMegabytes: 384 },
  tools: ['wget', 'nc'],
  uid: 5050,
  forbiddenVariables: [
    {
      rule: 'CFG-7',
      severity: 'warn',
      name: 'PGADMIN_LISTEN_PORT',
      value: '(?!80$).*',
      why: 'Its health check and its published port ask for port 80.',
    },
  ],
  upgrade: { kind: 'forward-only', backup: 'a copy of the volume' },
  unverified: ['Architectures of the image.', 'Whether 9.19, seen in documentation, is in the registry.'],
  sources: [source],
})
