import { serverArchitectures } from '../architectures.ts'
import { databaseNeed } from '../database-need.ts'
import { defineComponent } from '../define-component.ts'

const source = 'umami-software/umami (2026-05-14)'

/** Umami, which keeps everything in PostgreSQL. */
export const umami = defineComponent({
  id: 'umami',
  title: 'Umami',
  summary: 'Counts the visitors of web sites without cookies.',
  category: 'application',
  keywords: ['analytics', 'statistics', 'visitors'],
  icon: ['M4 13a8 8 0 0 0 16 0z', 'M4 13h16', 'M8 9c0-2 2-2 2-4', 'M13 9c0-2 2-2 2-4'],
  licence: 'MIT',
  homepage: 'https://umami.is',
  image: 'ghcr.io/umami-software/umami',
  versions: [
    {
      id: '3.1',
      tag: '3.1.0',
      release: '3.1.0',
      ends: { date: null, rule: 'in its newest release only', source },
      architectures: serverArchitectures,
    },
  ],
  recommended: '3.1',
  options: [{ id: 'secret', kind: 'secret', title: 'Secret of its sessions' }],
  service: {
    init: true,
    environment: [{ name: 'APP_SECRET', value: '{{option.secret}}' }],
    ports: [
      { id: 'http', title: 'Umami', container: 3000, audience: 'public', scheme: 'http', publish: { port: 3000 } },
    ],
    health: [{ test: ['CMD-SHELL', 'curl -fsS http://127.0.0.1:{{port.http}}/api/heartbeat'], startPeriod: '40s' }],
  },
  provides: [{ capability: 'http', port: 'http' }],
  needs: [
    databaseNeed(['postgres'], {
      required: true,
      supported: [{ component: 'postgres', range: '>=12.14', source, blocks: true }],
      ways: [
        {
          id: 'url',
          title: 'In DATABASE_URL',
          environment: [
            {
              name: 'DATABASE_URL',
              value:
                'postgresql://{{provider.user}}:{{provider.password}}@{{provider.host}}:{{provider.port}}/{{provider.database}}',
            },
          ],
        },
      ],
    }),
  ],
  companions: ['postgres', 'caddy'],
  resources: { memoryMegabytes: 256 },
  tools: ['curl', 'node'],
  uid: 1001,
  upgrade: { kind: 'forward-only', backup: 'a dump of its database' },
  notes: [{ text: 'Its first user is admin with the password umami: change it at once.' }],
  unverified: ['The form of the tag.', 'Architectures.', 'Whether a stack of Umami 2 on MySQL can move.'],
  sources: [source],
})
