import { endOfLife, serverArchitectures } from '../architectures.ts'
import { defineComponent } from '../define-component.ts'

const configuration = `auth_enabled: false
server:
  http_listen_port: {{port.http}}
analytics:
  reporting_enabled: false
common:
  path_prefix: /loki
  replication_factor: 1
  ring:
    kvstore:
      store: inmemory
  storage:
    filesystem:
      chunks_directory: /loki/chunks
      rules_directory: /loki/rules
schema_config:
  configs:
    - from: 2024-01-01
      store: tsdb
      object_store: filesystem
      schema: v13
      index:
        prefix: index_
        period: 24h
limits_config:
  retention_period: {{option.retention}}
compactor:
  working_directory: /loki/compactor
  retention_enabled: true
  delete_request_store: filesystem
`

/** Loki in one process, keeping its data in a volume. */
export const loki = defineComponent({
  id: 'loki',
  title: 'Loki',
  summary: 'Keeps log lines and lets Grafana search them.',
  category: 'observability',
  keywords: ['logs', 'grafana'],
  icon: ['M5 4h14v16H5z', 'M8 8h8', 'M8 12h8', 'M8 16h5'],
  licence: 'AGPL-3.0',
  homepage: 'https://grafana.com/oss/loki',
  image: 'grafana/loki',
  versions: [
    {
      id: '3.7',
      tag: '3.7.6',
      release: '3.7.6',
      ends: { date: null, rule: 'while it is among the two newest minors', source: endOfLife },
      architectures: serverArchitectures,
    },
    {
      id: '3.6',
      tag: '3.6.15',
      release: '3.6.15',
      ends: { date: null, rule: 'while it is among the two newest minors', source: endOfLife },
      architectures: serverArchitectures,
    },
  ],
  recommended: '3.7',
  options: [{ id: 'retention', kind: 'duration', title: 'How long lines are kept', default: '744h' }],
  service: {
    command: ['-config.file=/etc/loki/stack.yaml'],
    files: [{ id: 'config', path: '/etc/loki/stack.yaml', content: configuration, about: 'How Loki keeps lines' }],
    volumes: [{ id: 'data', title: 'All log lines', path: '/loki' }],
    ports: [{ id: 'http', title: 'Loki', container: 3100, audience: 'internal' }],
    health: [{ test: ['CMD', '/usr/bin/loki', '-health'], startPeriod: '30s' }],
  },
  provides: [
    { capability: 'query:loki', port: 'http' },
    { capability: 'metrics:prometheus', port: 'http' },
  ],
  companions: ['grafana'],
  resources: { memoryMegabytes: 512 },
  uid: 10_001,
  upgrade: { kind: 'forward-only', backup: 'a copy of the volume while it is stopped' },
  notes: [{ text: 'It collects nothing by itself: something has to send it lines.' }],
  unverified: ['That this configuration is the smallest that works with 3.7.'],
  sources: ['grafana/loki (2026-08-22)', endOfLife],
})
