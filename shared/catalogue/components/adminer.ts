import { everyArchitecture } from '../architectures.ts'
import { databaseNeed } from '../database-need.ts'
import { defineComponent } from '../define-component.ts'

const source = 'docker-library/official-images (2026-08-21)'

/** Adminer, for this computer only. */
export const adminer = defineComponent({
  id: 'adminer',
  title: 'Adminer',
  summary: 'A small page to look into SQL databases.',
  category: 'admin-tool',
  keywords: ['sql', 'database', 'browser'],
  icon: [
    'M4 6c0-1.7 2.7-3 6-3s6 1.3 6 3-2.7 3-6 3-6-1.3-6-3z',
    'M4 6v10c0 1.5 2 2.6 5 2.9',
    'M16 6v4',
    'M16 13a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
    'M18.2 18.2L21 21',
  ],
  licence: 'Apache-2.0 or GPL-2.0',
  homepage: 'https://www.adminer.org',
  image: 'adminer',
  versions: [
    {
      id: '5',
      tag: '5.5.1',
      release: '5.5.1',
      ends: { date: null, rule: 'for how long is not known here', source },
      architectures: everyArchitecture,
    },
    {
      id: '6',
      tag: '6.0.1',
      release: '6.0.1',
      ends: { date: null, rule: 'for how long is not known here', source },
      architectures: everyArchitecture,
    },
  ],
  recommended: '5',
  service: {
    ports: [
      {
        id: 'http',
        title: 'Adminer',
        container: 8080,
        audience: 'tool',
        scheme: 'http',
        publish: { port: 8081, address: '127.0.0.1' },
      },
    ],
    health: [{ test: ['CMD-SHELL', 'curl -fsS -o /dev/null http://127.0.0.1:{{port.http}}/'], startPeriod: '10s' }],
  },
  provides: [{ capability: 'http', port: 'http' }],
  needs: [
    databaseNeed(['postgres', 'mysql', 'mariadb'], {
      title: 'Database to look into',
      ways: [
        {
          id: 'server',
          title: 'As the server that is offered first',
          environment: [{ name: 'ADMINER_DEFAULT_SERVER', value: '{{provider.host}}' }],
        },
      ],
    }),
  ],
  companions: ['postgres', 'mariadb'],
  resources: { memoryMegabytes: 64 },
  tools: ['curl', 'wget'],
  notes: [{ text: 'Any server can be entered on its page: keep it for this computer.' }],
  unverified: ['That ADMINER_DEFAULT_SERVER is read.', 'The end of support.'],
  sources: [source, 'TimWolla/docker-adminer (2026-07-17)'],
})
