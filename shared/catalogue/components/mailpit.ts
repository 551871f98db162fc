import { defineComponent } from '../define-component.ts'

const source = 'axllent/mailpit (2026-07-20)'

/** Mailpit, which catches mail instead of sending it. */
export const mailpit = defineComponent({
  id: 'mailpit',
  title: 'Mailpit',
  summary: 'Catches all mail of a stack and shows it, for development: nothing is sent.',
  category: 'admin-tool',
  keywords: ['smtp', 'mail', 'test', 'development'],
  icon: ['M3 6h18v12H3z', 'M3 7l9 6 9-6'],
  licence: 'MIT',
  homepage: 'https://mailpit.axllent.org',
  image: 'axllent/mailpit',
  versions: [
    {
      id: '1.30',
      tag: 'v1.30.5',
      release: '1.30.5',
      ends: { date: null, rule: 'in its newest release only', source },
      architectures: ['386', 'amd64', 'arm64'],
    },
  ],
  recommended: '1.30',
  options: [
    { id: 'keep', kind: 'switch', title: 'Keep mail over a restart', default: false },
    { id: 'most', kind: 'number', title: 'Mails that are kept', default: 500, min: 1, max: 100_000, advanced: true },
  ],
  service: {
    environment: [
      { name: 'MP_MAX_MESSAGES', value: '{{option.most}}' },
      { name: 'MP_DATABASE', value: '/data/mailpit.db', when: [{ option: 'keep', is: true }] },
    ],
    volumes: [{ id: 'data', title: 'Mail', path: '/data', state: false, when: [{ option: 'keep', is: true }] }],
    ports: [
      { id: 'smtp', title: 'SMTP', container: 1025, audience: 'data' },
      {
        id: 'http',
        title: 'Mail',
        container: 8025,
        audience: 'tool',
        scheme: 'http',
        publish: { port: 8025, address: '127.0.0.1' },
      },
    ],
    health: [{ test: [], startPeriod: '10s' }],
  },
  provides: [{ capability: 'smtp', port: 'smtp' }],
  resources: { memoryMegabytes: 64 },
  notes: [{ text: 'Everybody who reaches its page reads all mail.' }],
  sources: [source],
})
