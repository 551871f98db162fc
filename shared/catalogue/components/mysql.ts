import { endOfLife, serverArchitectures } from '../architectures.ts'
import { defineComponent } from '../define-component.ts'
import { mysqlFacts, mysqlOptions } from '../sql-options.ts'

/** MySQL; 26.x is the innovation line, which is not offered first. */
export const mysql = defineComponent({
  id: 'mysql',
  title: 'MySQL',
  summary: 'The relational database of much of the web.',
  category: 'database',
  keywords: ['sql', 'database', 'relational'],
  icon: [
    'M4 6c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3z',
    'M4 6v12c0 1.7 3.6 3 8 3s8-1.3 8-3V6',
    'M8 14l2 2 2-2 2 2 2-2',
  ],
  licence: 'GPL-2.0',
  homepage: 'https://www.mysql.com',
  image: 'mysql',
  versions: [
    {
      id: '9.7',
      tag: '9.7.2',
      release: '9.7.2',
      label: 'LTS',
      ends: { date: '2034-04-21', source: endOfLife },
      architectures: serverArchitectures,
    },
    {
      id: '8.4',
      tag: '8.4.11',
      release: '8.4.11',
      label: 'LTS',
      ends: { date: '2032-04-30', source: endOfLife },
      architectures: serverArchitectures,
    },
  ],
  recommended: '9.7',
  options: mysqlOptions,
  service: {
    stopGracePeriod: '60s',
    environment: [
      { name: 'MYSQL_DATABASE', value: '{{option.database}}' },
      { name: 'MYSQL_USER', value: '{{option.user}}' },
      { name: 'MYSQL_PASSWORD', value: '{{option.password}}', file: 'MYSQL_PASSWORD_FILE' },
      { name: 'MYSQL_ROOT_PASSWORD', value: '{{option.rootPassword}}', file: 'MYSQL_ROOT_PASSWORD_FILE' },
    ],
    volumes: [{ id: 'data', title: 'All databases', path: '/var/lib/mysql', declared: true }],
    ports: [{ id: 'sql', title: 'SQL', container: 3306, audience: 'data' }],
    health: [{ test: ['CMD', 'mysqladmin', 'ping', '-h', '127.0.0.1', '--silent'], startPeriod: '60s' }],
  },
  provides: [{ capability: 'sql:mysql', port: 'sql', facts: mysqlFacts }],
  companions: ['phpmyadmin', 'adminer'],
  resources: { memoryMegabytes: 1024 },
  tools: ['mysqladmin', 'bash'],
  uid: 999,
  forbiddenVariables: [
    { name: 'MYSQL_HOST', why: 'The start script of the image takes it for the host to set up, and fails.' },
    { name: 'MYSQL_ALLOW_EMPTY_PASSWORD', value: 'yes|true|1', why: 'Anybody could sign in as root.' },
    { name: 'MYSQL_USER', value: 'root', why: 'The image refuses to make root a second time.' },
  ],
  upgrade: {
    kind: 'forward-only',
    note: 'In place only to the next LTS (8.4 to 9.7); back only by dump and restore.',
    notFrom: ['mariadb'],
    backup: 'mysqldump --all-databases --single-transaction',
  },
  notes: [{ text: 'From 9.0 on there is no mysql_native_password: very old clients cannot sign in.' }],
  unverified: ['Whether 9.7.4 and 8.4.13, seen in documentation, are in the registry.'],
  sources: ['docker-library/official-images (2026-08-21)', 'docker-library/mysql 9.7 (2026-06-16)', endOfLife],
})
