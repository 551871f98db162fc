import { everyArchitecture } from '../architectures.ts'
import { defineComponent } from '../define-component.ts'
import { mailNeed } from '../mail-need.ts'

const source = 'prometheus/alertmanager (2026-08-22)'

const configuration = `route:
  receiver: default
receivers:
  - name: default
    {{fragments.receivers}}
`

/** Alertmanager, which groups the alerts of Prometheus and sends them on. */
export const alertmanager = defineComponent({
  id: 'alertmanager',
  title: 'Alertmanager',
  summary: 'Groups the alerts of Prometheus and sends them on.',
  category: 'observability',
  keywords: ['alerts', 'notifications', 'prometheus'],
  icon: ['M6 17V11a6 6 0 0 1 12 0v6', 'M4 17h16', 'M10 20h4'],
  licence: 'Apache-2.0',
  homepage: 'https://prometheus.io',
  image: 'prom/alertmanager',
  versions: [
    {
      id: '0.34',
      tag: 'v0.34.0',
      release: '0.34.0',
      ends: { date: null, rule: 'in its newest release only', source },
      architectures: everyArchitecture,
    },
  ],
  recommended: '0.34',
  options: [
    {
      id: 'to',
      kind: 'text',
      title: 'Mail address of the receiver',
      default: 'alerts@example.org',
      pattern: { matches: '^[^@\\s]+@[^@\\s]+$', message: 'A mail address.' },
      when: [{ connected: 'mail' }],
    },
  ],
  service: {
    command: ['--config.file=/etc/alertmanager/alertmanager.yml', '--storage.path=/alertmanager'],
    files: [
      { id: 'config', path: '/etc/alertmanager/alertmanager.yml', content: configuration, about: 'Where alerts go' },
    ],
    volumes: [{ id: 'data', title: 'Silences', path: '/alertmanager', declared: true }],
    ports: [{ id: 'http', title: 'Alertmanager', container: 9093, audience: 'tool', scheme: 'http' }],
    health: [{ test: ['CMD-SHELL', 'wget -qO- http://127.0.0.1:{{port.http}}/-/ready'], startPeriod: '10s' }],
  },
  provides: [{ capability: 'alerts', port: 'http' }],
  needs: [
    mailNeed({
      id: 'mail',
      title: 'Send mail',
      fragments: {
        receivers:
          "email_configs:\n  - to: '{{option.to}}'\n    from: 'alertmanager@{{stack.name}}.internal'\n    smarthost: '{{provider.host}}:{{provider.port}}'\n    require_tls: false",
      },
    }),
  ],
  companions: ['prometheus', 'mailpit'],
  resources: { memoryMegabytes: 64 },
  tools: ['wget'],
  uid: 65_534,
  upgrade: { kind: 'forward-only', backup: 'a copy of the volume' },
  unverified: ['Architectures beyond amd64 and arm64.'],
  sources: [source],
})
