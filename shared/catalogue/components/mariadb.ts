import { endOfLife } from '../architectures.ts'
import { defineComponent } from '../define-component.ts'
import { mysqlFacts, mysqlOptions } from '../sql-options.ts'

const architectures = ['amd64', 'arm64', 'ppc64le', 's390x']

/** MariaDB, which most clients of MySQL can use too. */
export const mariadb = defineComponent({
  id: 'mariadb',
  title: 'MariaDB',
  summary: 'A relational database that clients of MySQL can use.',
  category: 'database',
  keywords: ['sql', 'database', 'mysql', 'relational'],
  icon: [
    'M4 6c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3z',
    'M4 6v12c0 1.7 3.6 3 8 3s8-1.3 8-3V6',
    'M8 16v-4l4 3 4-3v4',
  ],
  licence: 'GPL-2.0',
  homepage: 'https://mariadb.org',
  image: 'mariadb',
  versions: [
    {
      id: '11.8',
      tag: '11.8.8',
      release: '11.8.8',
      label: 'LTS',
      ends: { date: '2028-06-30', source: `${endOfLife} (month)` },
      architectures,
    },
    {
      id: '12.3',
      tag: '12.3.2',
      release: '12.3.2',
      label: 'LTS',
      ends: { date: '2029-06-30', source: `${endOfLife} (month)` },
      architectures,
    },
    {
      id: '11.4',
      tag: '11.4.12',
      release: '11.4.12',
      label: 'LTS',
      ends: { date: '2029-05-31', source: `${endOfLife} (month)` },
      architectures,
    },
    {
      id: '10.11',
      tag: '10.11.18',
      release: '10.11.18',
      label: 'LTS',
      ends: { date: '2028-02-29', source: `${endOfLife} (month)` },
      architectures,
    },
  ],
  recommended: '11.8',
  options: mysqlOptions,
  service: {
    stopGracePeriod: '60s',
    environment: [
      { name: 'MARIADB_DATABASE', value: '{{option.database}}' },
      { name: 'MARIADB_USER', value: '{{option.user}}' },
      { name: 'MARIADB_PASSWORD', value: '{{option.password}}', file: 'MARIADB_PASSWORD_FILE' },
      { name: 'MARIADB_ROOT_PASSWORD', value: '{{option.rootPassword}}', file: 'MARIADB_ROOT_PASSWORD_FILE' },
      { name: 'MARIADB_AUTO_UPGRADE', value: '1', about: 'Brings the tables of an older release up to date' },
    ],
    volumes: [{ id: 'data', title: 'All databases', path: '/var/lib/mysql', declared: true }],
    ports: [{ id: 'sql', title: 'SQL', container: 3306, audience: 'data' }],
    health: [{ test: ['CMD', 'healthcheck.sh', '--connect', '--innodb_initialized'], startPeriod: '60s' }],
  },
  provides: [
    { capability: 'sql:mariadb', port: 'sql', facts: mysqlFacts },
    { capability: 'sql:mysql', port: 'sql', facts: mysqlFacts },
  ],
  companions: ['phpmyadmin', 'adminer'],
  resources: { memoryMegabytes: 512 },
  tools: ['mariadb-admin', 'bash'],
  uid: 999,
  forbiddenVariables: [
    {
      name: '(MARIADB|MYSQL)_ALLOW_EMPTY_(ROOT_)?PASSWORD',
      value: 'yes|true|1',
      why: 'Anybody could sign in as root.',
    },
  ],
  upgrade: {
    kind: 'forward-only',
    note: 'Any older release is brought up in one step; there is no way back but a dump.',
    notFrom: ['mysql'],
    backup: 'mariadb-dump --all-databases, or mariadb-backup',
  },
  unverified: ['That the process runs as user 999.', 'The day within the month in which support ends.'],
  sources: ['docker-library/official-images (2026-08-21)', 'MariaDB/mariadb-docker 12.3 (2026-05-29)', endOfLife],
})
