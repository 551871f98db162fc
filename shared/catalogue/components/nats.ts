import { everyArchitecture } from '../architectures.ts'
import { defineComponent } from '../define-component.ts'

const source = 'docker-library/official-images (2026-08-21)'

/** NATS on Alpine, because the default image has no shell for a health check. */
export const nats = defineComponent({
  id: 'nats',
  title: 'NATS',
  summary: 'A small and fast message broker, with streams that are kept if asked for.',
  category: 'broker',
  keywords: ['messages', 'jetstream', 'pub sub', 'queue'],
  icon: ['M4 5h16v11h-7l-4 4v-4H4z', 'M8 13V8l8 5V8'],
  licence: 'Apache-2.0',
  homepage: 'https://nats.io',
  image: 'nats',
  versions: [
    {
      id: '2.14',
      tag: '2.14.5-alpine',
      release: '2.14.5',
      ends: { date: null, rule: 'for how long is not known here', source },
      architectures: everyArchitecture,
    },
    {
      id: '2.12',
      tag: '2.12.15-alpine',
      release: '2.12.15',
      ends: { date: null, rule: 'for how long is not known here', source },
      architectures: everyArchitecture,
    },
  ],
  recommended: '2.14',
  options: [
    {
      id: 'token',
      kind: 'secret',
      title: 'Token',
      required: false,
      help: 'Without one everybody who reaches it may publish and read.',
    },
    { id: 'streams', kind: 'switch', title: 'Keep streams on disk (JetStream)', default: true },
  ],
  service: {
    command: [
      '-m',
      '{{port.monitor}}',
      { text: '-js', when: [{ option: 'streams', is: true }] },
      { text: '-sd', when: [{ option: 'streams', is: true }] },
      { text: '/data', when: [{ option: 'streams', is: true }] },
      { text: '--auth', when: [{ secret: 'token' }] },
      { text: '{{option.token}}', when: [{ secret: 'token' }] },
    ],
    stopGracePeriod: '30s',
    volumes: [{ id: 'data', title: 'Streams', path: '/data', when: [{ option: 'streams', is: true }] }],
    ports: [
      { id: 'nats', title: 'NATS protocol', container: 4222, audience: 'data' },
      { id: 'monitor', title: 'Monitoring', container: 8222, audience: 'internal' },
    ],
    health: [{ test: ['CMD-SHELL', 'wget -qO- http://127.0.0.1:{{port.monitor}}/healthz'] }],
  },
  provides: [
    { capability: 'nats', port: 'nats', facts: { signIn: '{{option.token}}@' }, when: [{ secret: 'token' }] },
    { capability: 'nats', port: 'nats', facts: { signIn: '' }, when: [{ noSecret: 'token' }] },
  ],
  resources: { memoryMegabytes: 64 },
  tools: ['wget', 'nc'],
  upgrade: { kind: 'forward-only', backup: 'nats stream backup, or a copy of the volume while it is stopped' },
  unverified: ['The end of support of each series.', 'That it runs as root.'],
  sources: [source, 'nats-io/nats-docker 2.14 (2026-08-12)'],
})
