import { everyArchitecture } from '../architectures.ts'
import { defineComponent } from '../define-component.ts'

const source = 'prometheus/node_exporter (2026-08-08)'

/** Measurements of the host itself, read from its mounted root. */
export const nodeExporter = defineComponent({
  id: 'node-exporter',
  title: 'Node exporter',
  summary: 'Offers measurements of the host: processor, memory, disks, network.',
  category: 'observability',
  keywords: ['metrics', 'host', 'prometheus'],
  icon: ['M4 5h16v10H4z', 'M8 19h8', 'M12 15v4', 'M7 11l3-3 3 2 4-3'],
  licence: 'Apache-2.0',
  homepage: 'https://github.com/prometheus/node_exporter',
  image: 'prom/node-exporter',
  versions: [
    {
      id: '1.12',
      tag: 'v1.12.1',
      release: '1.12.1',
      ends: { date: null, rule: 'in its newest release only', source },
      architectures: everyArchitecture,
    },
  ],
  recommended: '1.12',
  service: {
    command: ['--path.rootfs=/host'],
    pid: 'host',
    binds: [{ source: '/', target: '/host', about: 'What it measures, to read only' }],
    ports: [{ id: 'metrics', title: 'Metrics', container: 9100, audience: 'internal' }],
    health: [{ test: ['CMD-SHELL', 'wget -qO- http://127.0.0.1:{{port.metrics}}/ >/dev/null'] }],
  },
  provides: [{ capability: 'metrics:prometheus', port: 'metrics' }],
  companions: ['prometheus'],
  resources: { memoryMegabytes: 32 },
  tools: ['wget'],
  unverified: ['Architectures beyond amd64 and arm64.'],
  sources: [source],
})
