import { appNeeds } from '../app-needs.ts'
import { endOfLife, everyArchitecture } from '../architectures.ts'
import { defineComponent } from '../define-component.ts'

/** PHP behind a web server; its port is never published. */
export const phpFpm = defineComponent({
  id: 'php-fpm',
  title: 'PHP-FPM',
  summary: 'Runs PHP behind a web server such as nginx or Caddy.',
  category: 'application-server',
  keywords: ['php', 'fastcgi', 'laravel', 'symfony', 'own code'],
  icon: [
    'M3 12c0-3 4-5.5 9-5.5s9 2.5 9 5.5-4 5.5-9 5.5-9-2.5-9-5.5z',
    'M8 14v-4h2a1.2 1.2 0 0 1 0 2.5H8',
    'M14 14v-4h2a1.2 1.2 0 0 1 0 2.5h-2',
  ],
  licence: 'PHP-3.01',
  homepage: 'https://www.php.net',
  image: 'php',
  versions: [
    {
      id: '8.5',
      tag: '8.5.9-fpm',
      release: '8.5.9',
      ends: { date: '2029-12-31', source: `${endOfLife} (month)` },
      architectures: everyArchitecture,
    },
    {
      id: '8.4',
      tag: '8.4.24-fpm',
      release: '8.4.24',
      ends: { date: '2028-12-31', source: `${endOfLife} (month)` },
      architectures: everyArchitecture,
    },
    {
      id: '8.3',
      tag: '8.3.33-fpm',
      release: '8.3.33',
      ends: { date: '2027-12-31', source: `${endOfLife} (month)` },
      architectures: everyArchitecture,
    },
  ],
  recommended: '8.5',
  options: [
    { id: 'memory', kind: 'size', title: 'Memory of a request (memory_limit)', default: '128m' },
    { id: 'upload', kind: 'size', title: 'Largest upload', default: '64m', advanced: true },
  ],
  service: {
    files: [
      {
        id: 'settings',
        path: '/usr/local/etc/php/conf.d/stack.ini',
        content:
          'memory_limit = {{option.memory|megabytes}}M\nupload_max_filesize = {{option.upload|megabytes}}M\npost_max_size = {{option.upload|megabytes}}M\nexpose_php = Off\ndisplay_errors = Off\n',
        about: 'The image brings no php.ini that is in use',
      },
    ],
    volumes: [{ id: 'code', title: 'The site', path: '/var/www/html' }],
    ports: [{ id: 'fastcgi', title: 'FastCGI', container: 9000, audience: 'internal' }],
    health: [
      { test: ['CMD', 'php', '-r', '$s=@fsockopen("127.0.0.1",9000,$n,$e,2);exit($s?0:1);'], startPeriod: '10s' },
    ],
  },
  provides: [{ capability: 'fastcgi', port: 'fastcgi', facts: { root: '/var/www/html' } }],
  needs: [...appNeeds],
  companions: ['nginx', 'mariadb'],
  resources: { memoryMegabytes: 128 },
  tools: ['php', 'curl', 'bash'],
  uid: 33,
  rules: [],
  unverified: ['Whether PHP 8.6 has been released.'],
  sources: ['docker-library/official-images (2026-08-21)', 'docker-library/php 8.4 (2026-07-30)', endOfLife],
})
