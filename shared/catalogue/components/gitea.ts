import { serverArchitectures } from '../architectures.ts'
import { databaseNeed } from '../database-need.ts'
import { defineComponent } from '../define-component.ts'
import { mailNeed } from '../mail-need.ts'

const source = 'docs.gitea.com/1.27 installation'

const database = (kind: string) => [
  { name: 'GITEA__database__DB_TYPE', value: kind },
  { name: 'GITEA__database__HOST', value: '{{provider.host}}:{{provider.port}}' },
  { name: 'GITEA__database__NAME', value: '{{provider.database}}' },
  { name: 'GITEA__database__USER', value: '{{provider.user}}' },
  { name: 'GITEA__database__PASSWD', value: '{{provider.password}}' },
]

/** Gitea with its installer locked, so that no stranger becomes its first administrator. */
export const gitea = defineComponent({
  id: 'gitea',
  title: 'Gitea',
  summary: 'Git repositories with issues, pull requests and packages.',
  category: 'application',
  keywords: ['git', 'code', 'forge'],
  icon: ['M7 4v12', 'M7 4a2 2 0 1 0 0-.01', 'M7 18a2 2 0 1 0 0-.01', 'M17 8a2 2 0 1 0 0-.01', 'M17 10c0 4-10 2-10 6'],
  licence: 'MIT',
  homepage: 'https://about.gitea.com',
  image: 'docker.gitea.com/gitea',
  versions: [
    {
      id: '1.27',
      tag: '1.27.3',
      release: '1.27.3',
      ends: { date: null, rule: 'in its newest release only', source },
      architectures: serverArchitectures,
    },
  ],
  recommended: '1.27',
  options: [
    {
      id: 'url',
      kind: 'text',
      title: 'Address that people open',
      default: '',
      placeholder: 'https://git.example.org',
      pattern: { matches: '^(https?://\\S+)?$', message: 'An address that starts with http:// or https://.' },
    },
    { id: 'register', kind: 'switch', title: 'Strangers may register', default: false },
    {
      id: 'installer',
      kind: 'switch',
      title: 'Leave the installer open',
      help: 'The first visitor then becomes administrator. Else make one with: gitea admin user create --admin',
      default: false,
      advanced: true,
    },
  ],
  service: {
    environment: [
      { name: 'USER_UID', value: '1000' },
      { name: 'USER_GID', value: '1000' },
      { name: 'GITEA__server__ROOT_URL', value: '{{option.url}}', when: [{ option: 'url', isNot: '' }] },
      { name: 'GITEA__service__DISABLE_REGISTRATION', value: 'true', when: [{ option: 'register', is: false }] },
      {
        name: 'GITEA__security__INSTALL_LOCK',
        value: 'true',
        about: 'Nobody becomes administrator by being first',
        when: [{ option: 'installer', is: false }],
      },
    ],
    volumes: [{ id: 'data', title: 'Repositories and settings', path: '/data', declared: true }],
    ports: [
      { id: 'http', title: 'Gitea', container: 3000, audience: 'public', scheme: 'http', publish: { port: 3000 } },
      { id: 'ssh', title: 'Git over SSH', container: 22, audience: 'public' },
    ],
    health: [{ test: ['CMD-SHELL', 'curl -fsS http://127.0.0.1:{{port.http}}/api/healthz'], startPeriod: '60s' }],
  },
  provides: [{ capability: 'http', port: 'http' }],
  needs: [
    databaseNeed(['postgres', 'mysql', 'mariadb'], {
      supported: [
        { component: 'postgres', range: '>=12', source },
        { component: 'mysql', range: '>=8.0', source },
        { component: 'mariadb', range: '>=10.4', source },
      ],
      ways: [
        { id: 'postgres', title: 'PostgreSQL', capabilities: ['sql:postgres'], environment: database('postgres') },
        {
          id: 'mysql',
          title: 'MySQL or MariaDB',
          capabilities: ['sql:mysql', 'sql:mariadb'],
          environment: database('mysql'),
        },
      ],
    }),
    mailNeed({
      id: 'smtp',
      title: 'For notifications',
      environment: [
        { name: 'GITEA__mailer__ENABLED', value: 'true' },
        { name: 'GITEA__mailer__SMTP_ADDR', value: '{{provider.host}}' },
        { name: 'GITEA__mailer__SMTP_PORT', value: '{{provider.port}}' },
        { name: 'GITEA__mailer__FROM', value: 'gitea@{{stack.name}}.internal' },
      ],
    }),
  ],
  companions: ['postgres', 'traefik'],
  publicUrlOption: 'url',
  resources: { memoryMegabytes: 512 },
  tools: ['curl', 'bash'],
  uid: 1000,
  rules: [
    {
      id: 'SEC-10',
      severity: 'warn',
      when: [{ option: 'installer', is: true }],
      message: 'the first visitor becomes administrator.',
      why: 'Whoever finds the page first owns all repositories.',
      fix: { title: 'Lock the installer', option: 'installer', value: false },
    },
  ],
  upgrade: { kind: 'forward-only', backup: 'gitea dump, and a dump of its database' },
  unverified: [
    'The tag; a number of 28.x is also seen.',
    'Architectures beyond amd64 and arm64.',
    'Whether files can be given for secrets.',
  ],
  sources: [source, 'coollabsio/coolify templates (2026-08-22)'],
})
