import { endOfLife, everyArchitecture } from '../architectures.ts'
import { databaseNeed } from '../database-need.ts'
import { defineComponent } from '../define-component.ts'

const environment = [
  { name: 'WORDPRESS_DB_HOST', value: '{{provider.host}}:{{provider.port}}' },
  { name: 'WORDPRESS_DB_NAME', value: '{{provider.database}}' },
  { name: 'WORDPRESS_DB_USER', value: '{{provider.user}}' },
  { name: 'WORDPRESS_DB_PASSWORD', value: '{{provider.password}}', file: 'WORDPRESS_DB_PASSWORD_FILE' },
]

const source = 'core.trac.wordpress.org changesets 58432, 57173'

/** WordPress with Apache and PHP in one image. */
export const wordpress = defineComponent({
  id: 'wordpress',
  title: 'WordPress',
  summary: 'Web sites and blogs, with themes and plugins.',
  category: 'application',
  keywords: ['blog', 'cms', 'site', 'php'],
  icon: ['M4 4h16v16H4z', 'M7 8h7', 'M7 12h10', 'M7 16h5', 'M17 7v2'],
  licence: 'GPL-2.0',
  homepage: 'https://wordpress.org',
  image: 'wordpress',
  versions: [
    {
      id: '7.1',
      tag: '7.1.0-php8.3-apache',
      release: '7.1.0',
      ends: { date: null, rule: 'until the next minor release', source: endOfLife },
      architectures: everyArchitecture,
    },
  ],
  recommended: '7.1',
  options: [
    {
      id: 'prefix',
      kind: 'text',
      title: 'Prefix of its tables',
      default: 'wp_',
      required: true,
      firstStartOnly: true,
      pattern: { matches: '^[A-Za-z0-9_]+$', message: 'Letters, digits and _.' },
      advanced: true,
    },
  ],
  service: {
    environment: [{ name: 'WORDPRESS_TABLE_PREFIX', value: '{{option.prefix}}' }],
    volumes: [
      { id: 'site', title: 'The site with its themes, plugins and uploads', path: '/var/www/html', declared: true },
    ],
    ports: [
      { id: 'http', title: 'The site', container: 80, audience: 'public', scheme: 'http', publish: { port: 8080 } },
    ],
    health: [
      { test: ['CMD-SHELL', 'curl -fsS -o /dev/null http://127.0.0.1:{{port.http}}/wp-login.php'], startPeriod: '60s' },
    ],
  },
  provides: [{ capability: 'http', port: 'http' }],
  needs: [
    databaseNeed(['mariadb', 'mysql'], {
      required: true,
      supported: [
        { component: 'mysql', range: '>=8.0', source },
        { component: 'mariadb', range: '>=10.5', source },
      ],
      ways: [{ id: 'variables', title: 'In WORDPRESS_DB_HOST and so on', environment }],
    }),
  ],
  companions: ['mariadb', 'phpmyadmin', 'traefik'],
  resources: { memoryMegabytes: 256 },
  tools: ['curl', 'bash', 'php'],
  uid: 33,
  upgrade: {
    kind: 'forward-only',
    note: 'The files are in the volume: a new tag does not update the core of a site that is there.',
    backup: 'a dump of its database and a copy of the volume',
  },
  notes: [{ text: 'The image cannot send mail by itself.' }],
  sources: ['docker-library/official-images (2026-08-21)', 'docker-library/wordpress (2026-08-19)', endOfLife],
})
