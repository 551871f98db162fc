import { defineComponent } from '../define-component.ts'

const architectures = ['amd64', 'arm64', 'arm/v7', 'ppc64le', 's390x', 'riscv64']
const source = 'endoflife.date, 2026-08-22'

/** PostgreSQL: from 18 on its volume is one folder higher. */
export const postgres = defineComponent({
  id: 'postgres',
  title: 'PostgreSQL',
  summary: 'The relational database that most applications know.',
  category: 'database',
  keywords: ['sql', 'database', 'pg', 'relational'],
  icon: [
    'M4 6c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3z',
    'M4 6v12c0 1.7 3.6 3 8 3s8-1.3 8-3V6',
    'M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3',
  ],
  licence: 'PostgreSQL Licence',
  homepage: 'https://www.postgresql.org',
  image: 'postgres',
  versions: [
    { id: '18', tag: '18.6', release: '18.6.0', ends: { date: '2030-11-14', source }, architectures },
    { id: '17', tag: '17.11', release: '17.11.0', ends: { date: '2029-11-08', source }, architectures },
    { id: '16', tag: '16.15', release: '16.15.0', ends: { date: '2028-11-09', source }, architectures },
    { id: '15', tag: '15.19', release: '15.19.0', ends: { date: '2027-11-11', source }, architectures },
  ],
  recommended: '18',
  options: [
    {
      id: 'database',
      kind: 'text',
      title: 'Database',
      default: 'app',
      required: true,
      firstStartOnly: true,
      pattern: { matches: '^[A-Za-z_][A-Za-z0-9_]{0,62}$', message: 'Letters, digits and _, 63 at most.' },
    },
    {
      id: 'user',
      kind: 'text',
      title: 'User',
      default: 'app',
      required: true,
      firstStartOnly: true,
      pattern: { matches: '^[A-Za-z_][A-Za-z0-9_]{0,62}$', message: 'Letters, digits and _, 63 at most.' },
    },
    { id: 'password', kind: 'secret', title: 'Password', firstStartOnly: true },
    {
      id: 'connections',
      kind: 'number',
      title: 'Connections at once',
      default: 100,
      min: 10,
      max: 10_000,
      advanced: true,
    },
    { id: 'sharedMemory', kind: 'size', title: 'Shared memory (shared_buffers)', default: '', advanced: true },
  ],
  service: {
    command: [
      { text: 'postgres', when: [{ option: 'connections', isNot: 100 }] },
      { text: '-c', when: [{ option: 'connections', isNot: 100 }] },
      { text: 'max_connections={{option.connections}}', when: [{ option: 'connections', isNot: 100 }] },
      {
        text: 'postgres',
        when: [
          { option: 'connections', is: 100 },
          { option: 'sharedMemory', isNot: '' },
        ],
      },
      { text: '-c', when: [{ option: 'sharedMemory', isNot: '' }] },
      { text: 'shared_buffers={{option.sharedMemory|megabytes}}MB', when: [{ option: 'sharedMemory', isNot: '' }] },
    ],
    stopGracePeriod: '60s',
    shmSize: '256m',
    environment: [
      { name: 'POSTGRES_DB', value: '{{option.database}}' },
      { name: 'POSTGRES_USER', value: '{{option.user}}' },
      { name: 'POSTGRES_PASSWORD', value: '{{option.password}}', file: 'POSTGRES_PASSWORD_FILE' },
    ],
    volumes: [
      {
        id: 'data',
        title: 'All databases',
        path: '/var/lib/postgresql',
        declared: true,
        when: [{ version: '>=18' }],
      },
      {
        id: 'data',
        title: 'All databases',
        path: '/var/lib/postgresql/data',
        declared: true,
        when: [{ version: '<18' }],
      },
    ],
    ports: [{ id: 'sql', title: 'SQL', container: 5432, audience: 'data' }],
    health: [
      {
        test: ['CMD-SHELL', 'pg_isready -h 127.0.0.1 -U "$POSTGRES_USER" -d "$POSTGRES_DB"'],
        startPeriod: '30s',
      },
    ],
  },
  provides: [
    {
      capability: 'sql:postgres',
      port: 'sql',
      facts: { user: '{{option.user}}', password: '{{option.password}}', database: '{{option.database}}' },
    },
  ],
  companions: ['adminer', 'pgadmin'],
  resources: { memoryMegabytes: 256 },
  tools: ['pg_isready', 'bash'],
  uid: 999,
  forbiddenVariables: [
    { name: 'POSTGRES_HOST_AUTH_METHOD', value: 'trust', why: 'Anybody who reaches it could sign in as anybody.' },
  ],
  upgrade: {
    kind: 'dump-between-majors',
    note: 'A major version cannot read the data of another: dump, start on a new volume, restore; or pg_upgrade.',
    backup: 'pg_dump -Fc of each database, or pg_dumpall',
  },
  unverified: ['Whether PostgreSQL 19 has been released (it was beta 3 in August 2026).'],
  sources: ['docker-library/official-images (2026-08-21)', 'docker-library/postgres 18, 17 (2026-02-26)', source],
})
