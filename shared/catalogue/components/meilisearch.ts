import { endOfLife, serverArchitectures } from '../architectures.ts'
import { defineComponent } from '../define-component.ts'

/** Meilisearch in production mode, which asks for a key. */
export const meilisearch = defineComponent({
  id: 'meilisearch',
  title: 'Meilisearch',
  summary: 'Search as one types, for the pages and products of an application.',
  category: 'search',
  keywords: ['full text', 'index', 'instant'],
  icon: ['M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z', 'M15.5 15.5L21 21', 'M7.5 12.5l1.5-4 1.5 4 1.5-4 1.5 4'],
  licence: 'MIT, with parts under BUSL-1.1',
  homepage: 'https://www.meilisearch.com',
  image: 'getmeili/meilisearch',
  versions: [
    {
      id: '1.53',
      tag: 'v1.53.1',
      release: '1.53.1',
      ends: { date: null, rule: 'in its newest release only', source: endOfLife },
      architectures: serverArchitectures,
    },
  ],
  recommended: '1.53',
  options: [{ id: 'key', kind: 'secret', title: 'Master key', minLength: 16 }],
  service: {
    environment: [
      { name: 'MEILI_ENV', value: 'production' },
      { name: 'MEILI_MASTER_KEY', value: '{{option.key}}' },
      { name: 'MEILI_NO_ANALYTICS', value: 'true' },
    ],
    volumes: [{ id: 'data', title: 'All indices', path: '/meili_data' }],
    ports: [{ id: 'http', title: 'REST', container: 7700, audience: 'data', scheme: 'http' }],
    health: [{ test: ['CMD-SHELL', 'curl -fsS http://127.0.0.1:{{port.http}}/health'], startPeriod: '10s' }],
  },
  provides: [{ capability: 'search:meili', port: 'http', facts: { key: '{{option.key}}' } }],
  resources: { memoryMegabytes: 512 },
  tools: ['curl'],
  upgrade: {
    kind: 'forward-only',
    note: 'Another minor release does not open its data: make a dump before, and import it after.',
    preparesMinor: true,
    backup: 'a dump (POST /dumps)',
  },
  unverified: ['That MEILI_NO_ANALYTICS switches the statistics off.'],
  sources: ['meilisearch/meilisearch (2026-07-23)', 'meilisearch.com/docs, updating', endOfLife],
})
