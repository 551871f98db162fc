import { endOfLife, serverArchitectures } from '../architectures.ts'
import { defineComponent } from '../define-component.ts'
import { mailNeed } from '../mail-need.ts'

const source = (type: string) =>
  `apiVersion: 1
datasources:
  - name: {{provider.name}}
    type: ${type}
    url: http://{{provider.host}}:{{provider.port}}
    access: proxy
`

/** Grafana with its data sources provisioned. */
export const grafana = defineComponent({
  id: 'grafana',
  title: 'Grafana',
  summary: 'Draws measurements and searches log lines, on pages one puts together.',
  category: 'observability',
  keywords: ['dashboard', 'charts', 'metrics'],
  icon: ['M4 20V4', 'M4 20h16', 'M8 16v-4', 'M12 16V8', 'M16 16v-6', 'M20 16V6'],
  licence: 'AGPL-3.0',
  homepage: 'https://grafana.com/oss/grafana',
  image: 'grafana/grafana',
  versions: [
    {
      id: '13.2',
      tag: '13.2.0',
      release: '13.2.0',
      ends: { date: '2027-05-18', source: endOfLife },
      architectures: serverArchitectures,
    },
    {
      id: '12.4',
      tag: '12.4.9',
      release: '12.4.9',
      ends: { date: '2027-05-24', source: endOfLife },
      architectures: serverArchitectures,
    },
  ],
  recommended: '13.2',
  options: [
    { id: 'user', kind: 'text', title: 'Administrator', default: 'admin', required: true, firstStartOnly: true },
    { id: 'password', kind: 'secret', title: 'Password of the administrator', firstStartOnly: true },
    {
      id: 'url',
      kind: 'text',
      title: 'Address that people open',
      default: '',
      placeholder: 'https://grafana.example.org',
      pattern: { matches: '^(https?://\\S+)?$', message: 'An address that starts with http:// or https://.' },
    },
  ],
  service: {
    environment: [
      { name: 'GF_SECURITY_ADMIN_USER', value: '{{option.user}}' },
      { name: 'GF_SECURITY_ADMIN_PASSWORD', value: '{{option.password}}', file: 'GF_SECURITY_ADMIN_PASSWORD__FILE' },
      { name: 'GF_SERVER_ROOT_URL', value: '{{option.url}}', when: [{ option: 'url', isNot: '' }] },
    ],
    volumes: [{ id: 'data', title: 'Dashboards and users', path: '/var/lib/grafana' }],
    ports: [
      { id: 'http', title: 'Grafana', container: 3000, audience: 'public', scheme: 'http', publish: { port: 3000 } },
    ],
    health: [{ test: ['CMD-SHELL', 'wget -qO- http://127.0.0.1:{{port.http}}/api/health'], startPeriod: '30s' }],
  },
  provides: [
    { capability: 'http', port: 'http' },
    { capability: 'metrics:prometheus', port: 'http' },
  ],
  needs: [
    {
      id: 'metrics',
      title: 'Source of measurements',
      capabilities: ['query:prometheus'],
      many: true,
      suggests: 'prometheus',
      ways: [
        {
          id: 'datasource',
          title: 'As a data source',
          files: [
            {
              id: 'source',
              path: '/etc/grafana/provisioning/datasources/{{provider.name}}.yaml',
              content: source('prometheus'),
            },
          ],
        },
      ],
    },
    {
      id: 'logs',
      title: 'Source of log lines',
      capabilities: ['query:loki'],
      many: true,
      suggests: 'loki',
      ways: [
        {
          id: 'datasource',
          title: 'As a data source',
          files: [
            {
              id: 'source',
              path: '/etc/grafana/provisioning/datasources/{{provider.name}}.yaml',
              content: source('loki'),
            },
          ],
        },
      ],
    },
    {
      id: 'database',
      title: 'Database for its own settings',
      capabilities: ['sql:postgres', 'sql:mysql'],
      ways: [
        {
          id: 'postgres',
          title: 'Instead of the file in its volume',
          capabilities: ['sql:postgres'],
          environment: [
            { name: 'GF_DATABASE_TYPE', value: 'postgres' },
            { name: 'GF_DATABASE_HOST', value: '{{provider.host}}:{{provider.port}}' },
            { name: 'GF_DATABASE_NAME', value: '{{provider.database}}' },
            { name: 'GF_DATABASE_USER', value: '{{provider.user}}' },
            { name: 'GF_DATABASE_PASSWORD', value: '{{provider.password}}', file: 'GF_DATABASE_PASSWORD__FILE' },
          ],
        },
        {
          id: 'mysql',
          title: 'Instead of the file in its volume',
          capabilities: ['sql:mysql'],
          environment: [
            { name: 'GF_DATABASE_TYPE', value: 'mysql' },
            { name: 'GF_DATABASE_HOST', value: '{{provider.host}}:{{provider.port}}' },
            { name: 'GF_DATABASE_NAME', value: '{{provider.database}}' },
            { name: 'GF_DATABASE_USER', value: '{{provider.user}}' },
            { name: 'GF_DATABASE_PASSWORD', value: '{{provider.password}}', file: 'GF_DATABASE_PASSWORD__FILE' },
          ],
        },
      ],
    },
    mailNeed({
      id: 'smtp',
      title: 'For alerts and invitations',
      environment: [
        { name: 'GF_SMTP_ENABLED', value: 'true' },
        { name: 'GF_SMTP_HOST', value: '{{provider.host}}:{{provider.port}}' },
      ],
    }),
  ],
  companions: ['prometheus', 'loki'],
  publicUrlOption: 'url',
  resources: { memoryMegabytes: 256 },
  tools: ['wget', 'nc'],
  uid: 472,
  upgrade: { kind: 'forward-only', backup: 'a copy of its volume, or a dump of its database' },
  unverified: ['The build for arm/v7.'],
  sources: ['grafana.com/docs/grafana/v13.3, configure-docker', endOfLife],
})
