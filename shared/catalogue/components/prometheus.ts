import { endOfLife, everyArchitecture } from '../architectures.ts'
import { defineComponent } from '../define-component.ts'

const configuration = `global:
  scrape_interval: 15s
scrape_configs:
  - job_name: prometheus
    static_configs:
      - targets: ['localhost:{{port.http}}']
  {{fragments.targets}}
{{fragments.alerting}}
`

/** Prometheus, scraping what is connected to it. */
export const prometheus = defineComponent({
  id: 'prometheus',
  title: 'Prometheus',
  summary: 'Collects measurements of everything that offers them, and keeps them.',
  category: 'observability',
  keywords: ['metrics', 'monitoring', 'time series'],
  icon: ['M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z', 'M7 14l3-4 3 3 4-6'],
  licence: 'Apache-2.0',
  homepage: 'https://prometheus.io',
  image: 'prom/prometheus',
  versions: [
    {
      id: '3.13',
      tag: 'v3.13.2',
      release: '3.13.2',
      label: 'LTS',
      ends: { date: '2027-07-31', source: endOfLife },
      architectures: everyArchitecture,
    },
  ],
  recommended: '3.13',
  options: [{ id: 'retention', kind: 'duration', title: 'How long measurements are kept', default: '15d' }],
  service: {
    stopGracePeriod: '60s',
    command: [
      '--config.file=/etc/prometheus/prometheus.yml',
      '--storage.tsdb.path=/prometheus',
      '--storage.tsdb.retention.time={{option.retention}}',
    ],
    files: [
      { id: 'config', path: '/etc/prometheus/prometheus.yml', content: configuration, about: 'What is measured' },
    ],
    volumes: [{ id: 'data', title: 'All measurements', path: '/prometheus', declared: true }],
    ports: [
      {
        id: 'http',
        title: 'Prometheus',
        container: 9090,
        audience: 'tool',
        scheme: 'http',
        publish: { port: 9090, address: '127.0.0.1' },
      },
    ],
    health: [{ test: ['CMD', '/bin/promtool', 'check', 'ready'], startPeriod: '30s' }],
  },
  provides: [
    { capability: 'query:prometheus', port: 'http' },
    { capability: 'http', port: 'http' },
  ],
  needs: [
    {
      id: 'targets',
      title: 'Part to measure',
      capabilities: ['metrics:prometheus'],
      many: true,
      ways: [
        {
          id: 'scrape',
          title: 'Ask it every 15 seconds',
          waits: false,
          fragments: {
            targets:
              "- job_name: {{provider.name}}\n  static_configs:\n    - targets: ['{{provider.host}}:{{provider.port}}']",
          },
        },
      ],
    },
    {
      id: 'alerts',
      title: 'Alertmanager',
      capabilities: ['alerts'],
      suggests: 'alertmanager',
      ways: [
        {
          id: 'alerting',
          title: 'Send alerts to it',
          waits: false,
          fragments: {
            alerting:
              "alerting:\n  alertmanagers:\n    - static_configs:\n        - targets: ['{{provider.host}}:{{provider.port}}']",
          },
        },
      ],
    },
  ],
  companions: ['grafana', 'alertmanager', 'node-exporter'],
  resources: { memoryMegabytes: 512 },
  tools: ['wget', 'promtool'],
  uid: 65_534,
  upgrade: { kind: 'forward-only', backup: 'a snapshot by its API' },
  notes: [{ text: 'Nobody has to sign in: keep it inside, or behind a proxy that asks.' }],
  unverified: ['Architectures beyond amd64 and arm64.'],
  sources: ['prometheus/prometheus (2026-08-21)', endOfLife],
})
