import { endOfLife, everyArchitecture } from '../architectures.ts'
import { databaseNeed } from '../database-need.ts'
import { defineComponent } from '../define-component.ts'

/** phpMyAdmin, for this computer only; it asks for the user and password of the database. */
export const phpmyadmin = defineComponent({
  id: 'phpmyadmin',
  title: 'phpMyAdmin',
  summary: 'A page to look into MySQL and MariaDB.',
  category: 'admin-tool',
  keywords: ['mysql', 'mariadb', 'sql', 'browser'],
  icon: ['M4 4h16v16H4z', 'M4 9h16', 'M10 9v11', 'M13 13h4', 'M13 16h4'],
  licence: 'GPL-2.0',
  homepage: 'https://www.phpmyadmin.net',
  image: 'phpmyadmin',
  versions: [
    {
      id: '5.2',
      tag: '5.2.3',
      release: '5.2.3',
      ends: { date: null, rule: 'while no day is announced', source: endOfLife },
      architectures: everyArchitecture,
    },
  ],
  recommended: '5.2',
  options: [{ id: 'upload', kind: 'size', title: 'Largest upload', default: '64m' }],
  service: {
    environment: [{ name: 'UPLOAD_LIMIT', value: '{{option.upload|megabytes}}M' }],
    ports: [
      {
        id: 'http',
        title: 'phpMyAdmin',
        container: 80,
        audience: 'tool',
        scheme: 'http',
        publish: { port: 8082, address: '127.0.0.1' },
      },
    ],
    health: [{ test: ['CMD-SHELL', 'curl -fsS -o /dev/null http://127.0.0.1:{{port.http}}/'], startPeriod: '10s' }],
  },
  provides: [{ capability: 'http', port: 'http' }],
  needs: [
    databaseNeed(['mariadb', 'mysql'], {
      title: 'Database to look into',
      required: true,
      ways: [
        {
          id: 'host',
          title: 'In PMA_HOST',
          environment: [
            { name: 'PMA_HOST', value: '{{provider.host}}' },
            { name: 'PMA_PORT', value: '{{provider.port}}' },
          ],
        },
      ],
    }),
  ],
  companions: ['mysql', 'mariadb'],
  resources: { memoryMegabytes: 128 },
  tools: ['curl', 'bash'],
  forbiddenVariables: [
    { name: 'PMA_ARBITRARY', value: '1', why: 'Any server could be entered on its page.' },
    { name: 'PMA_PASSWORD', why: 'With a user and a password here nobody is asked for them any more.' },
  ],
  sources: ['docker-library/official-images (2026-08-21)', 'phpmyadmin/docker (2025-10-08)', endOfLife],
})
