import { endOfLife, everyArchitecture } from '../architectures.ts'
import { databaseNeed } from '../database-need.ts'
import { defineComponent } from '../define-component.ts'
import { mailNeed } from '../mail-need.ts'

const source = 'nextcloud/documentation system_requirements'

/** Nextcloud with Apache, and an administrator from the start. */
export const nextcloud = defineComponent({
  id: 'nextcloud',
  title: 'Nextcloud',
  summary: 'Files, calendars and contacts, shared with others.',
  category: 'application',
  keywords: ['files', 'cloud', 'calendar', 'sync'],
  icon: ['M7 18a4 4 0 0 1-.5-8A6 6 0 0 1 18 9a4.5 4.5 0 0 1-.5 9z'],
  licence: 'AGPL-3.0',
  homepage: 'https://nextcloud.com',
  image: 'nextcloud',
  versions: [
    {
      id: '34',
      tag: '34.0.3-apache',
      release: '34.0.3',
      ends: { date: '2027-06-30', source: endOfLife },
      architectures: everyArchitecture,
    },
    {
      id: '33',
      tag: '33.0.8-apache',
      release: '33.0.8',
      ends: { date: '2027-02-28', source: endOfLife },
      architectures: everyArchitecture,
    },
  ],
  recommended: '34',
  options: [
    { id: 'user', kind: 'text', title: 'Administrator', default: 'admin', required: true, firstStartOnly: true },
    { id: 'password', kind: 'secret', title: 'Password of the administrator', firstStartOnly: true },
    { id: 'domains', kind: 'list', title: 'Host names it is opened by', default: ['localhost'] },
    { id: 'behindHttps', kind: 'switch', title: 'A proxy in front speaks HTTPS', default: false, advanced: true },
  ],
  service: {
    environment: [
      { name: 'NEXTCLOUD_ADMIN_USER', value: '{{option.user}}' },
      { name: 'NEXTCLOUD_ADMIN_PASSWORD', value: '{{option.password}}', file: 'NEXTCLOUD_ADMIN_PASSWORD_FILE' },
      { name: 'NEXTCLOUD_TRUSTED_DOMAINS', value: '{{option.domains|space}}' },
      { name: 'OVERWRITEPROTOCOL', value: 'https', when: [{ option: 'behindHttps', is: true }] },
    ],
    volumes: [{ id: 'data', title: 'The application and all files', path: '/var/www/html', declared: true }],
    ports: [
      { id: 'http', title: 'Nextcloud', container: 80, audience: 'public', scheme: 'http', publish: { port: 8080 } },
    ],
    health: [
      {
        test: ['CMD-SHELL', 'curl -fsS http://127.0.0.1:{{port.http}}/status.php | grep -q \'"installed":true\''],
        startPeriod: '120s',
      },
    ],
  },
  provides: [{ capability: 'http', port: 'http' }],
  needs: [
    databaseNeed(['postgres', 'mariadb', 'mysql'], {
      required: true,
      supported: [
        { component: 'postgres', range: '>=14 <19', source },
        { component: 'mysql', range: '8.4.x || 9.7.x', source },
        { component: 'mariadb', range: '10.11.x || 11.4.x || 11.8.x || 12.3.x', source },
      ],
      ways: [
        {
          id: 'postgres',
          title: 'PostgreSQL',
          capabilities: ['sql:postgres'],
          environment: [
            { name: 'POSTGRES_HOST', value: '{{provider.host}}' },
            { name: 'POSTGRES_DB', value: '{{provider.database}}' },
            { name: 'POSTGRES_USER', value: '{{provider.user}}' },
            { name: 'POSTGRES_PASSWORD', value: '{{provider.password}}', file: 'POSTGRES_PASSWORD_FILE' },
          ],
        },
        {
          id: 'mysql',
          title: 'MySQL or MariaDB',
          capabilities: ['sql:mysql', 'sql:mariadb'],
          environment: [
            { name: 'MYSQL_HOST', value: '{{provider.host}}' },
            { name: 'MYSQL_DATABASE', value: '{{provider.database}}' },
            { name: 'MYSQL_USER', value: '{{provider.user}}' },
            { name: 'MYSQL_PASSWORD', value: '{{provider.password}}', file: 'MYSQL_PASSWORD_FILE' },
          ],
        },
      ],
    }),
    {
      id: 'cache',
      title: 'Cache and locks',
      capabilities: ['cache:redis'],
      suggests: 'valkey',
      ways: [
        {
          id: 'redis',
          title: 'For locks and sessions',
          environment: [
            { name: 'REDIS_HOST', value: '{{provider.host}}' },
            { name: 'REDIS_HOST_PASSWORD', value: '{{provider.password}}', file: 'REDIS_HOST_PASSWORD_FILE' },
          ],
        },
      ],
    },
    mailNeed({
      id: 'smtp',
      title: 'For notifications',
      environment: [
        { name: 'SMTP_HOST', value: '{{provider.host}}' },
        { name: 'SMTP_PORT', value: '{{provider.port}}' },
        { name: 'MAIL_FROM_ADDRESS', value: 'nextcloud' },
        { name: 'MAIL_DOMAIN', value: '{{stack.name}}.internal' },
      ],
    }),
    {
      id: 'storage',
      title: 'Object storage for all files',
      capabilities: ['s3'],
      ways: [
        {
          id: 's3',
          title: 'Instead of the volume',
          environment: [
            { name: 'OBJECTSTORE_S3_HOST', value: '{{provider.host}}' },
            { name: 'OBJECTSTORE_S3_PORT', value: '{{provider.port}}' },
            { name: 'OBJECTSTORE_S3_BUCKET', value: '{{provider.bucket}}' },
            { name: 'OBJECTSTORE_S3_KEY', value: '{{provider.accessKey}}' },
            { name: 'OBJECTSTORE_S3_SECRET', value: '{{provider.secretKey}}' },
            { name: 'OBJECTSTORE_S3_SSL', value: 'false' },
            { name: 'OBJECTSTORE_S3_USEPATH_STYLE', value: 'true' },
          ],
        },
      ],
    },
  ],
  companions: ['postgres', 'valkey', 'traefik'],
  resources: { memoryMegabytes: 512 },
  tools: ['curl', 'bash', 'php'],
  uid: 33,
  upgrade: {
    kind: 'one-major-at-a-time',
    note: 'The start script refuses to skip a major version and to go back.',
    backup: 'maintenance mode, a dump of its database, a copy of the volume',
  },
  notes: [{ text: 'Jobs in the background need a cron of their own; by default they run as pages are opened.' }],
  unverified: [
    'Whether Nextcloud 35 is out.',
    'That OVERWRITEPROTOCOL is read.',
    'That REDIS_HOST_PASSWORD_FILE is read.',
  ],
  sources: ['docker-library/official-images (2026-08-21)', 'nextcloud/docker (2026-07-23)', source, endOfLife],
})
