import { endOfLife, everyArchitecture } from '../architectures.ts'
import { defineComponent } from '../define-component.ts'

/** RabbitMQ with a fixed host name, under which it files its data. */
export const rabbitmq = defineComponent({
  id: 'rabbitmq',
  title: 'RabbitMQ',
  summary: 'A message broker with queues, routing and a page to look into them.',
  category: 'broker',
  keywords: ['amqp', 'queue', 'messages', 'mqtt'],
  icon: ['M5 20V5h4v6h6V5h4v15z', 'M13 15h2'],
  licence: 'MPL-2.0',
  homepage: 'https://www.rabbitmq.com',
  image: 'rabbitmq',
  versions: [
    {
      id: '4.3',
      tag: '4.3.5-management',
      release: '4.3.5',
      ends: { date: null, rule: 'until the next series', source: endOfLife },
      architectures: everyArchitecture,
    },
  ],
  recommended: '4.3',
  options: [
    {
      id: 'user',
      kind: 'text',
      title: 'User',
      default: 'app',
      required: true,
      firstStartOnly: true,
      pattern: { matches: '^(?!guest$)[A-Za-z0-9_]+$', message: 'Letters, digits and _; not guest.' },
    },
    { id: 'password', kind: 'secret', title: 'Password', firstStartOnly: true },
    {
      id: 'vhost',
      kind: 'text',
      title: 'Virtual host',
      default: 'app',
      required: true,
      firstStartOnly: true,
      pattern: { matches: '^[A-Za-z0-9_.-]+$', message: 'Letters, digits, _ . and -.' },
    },
    {
      id: 'watermark',
      kind: 'number',
      title: 'Memory at which publishers are held back',
      unit: 'MB',
      default: 256,
      min: 64,
      advanced: true,
    },
  ],
  service: {
    hostname: '{{part.name}}',
    stopGracePeriod: '60s',
    environment: [
      { name: 'RABBITMQ_DEFAULT_USER', value: '{{option.user}}' },
      { name: 'RABBITMQ_DEFAULT_PASS', value: '{{option.password}}' },
      { name: 'RABBITMQ_DEFAULT_VHOST', value: '{{option.vhost}}' },
    ],
    files: [
      {
        id: 'memory',
        path: '/etc/rabbitmq/conf.d/20-memory.conf',
        content: 'vm_memory_high_watermark.absolute = {{option.watermark}}MB\n',
        about: 'A part of the memory would be counted from that of the whole host',
      },
    ],
    volumes: [{ id: 'data', title: 'Queues, messages and users', path: '/var/lib/rabbitmq', declared: true }],
    ports: [
      { id: 'amqp', title: 'AMQP', container: 5672, audience: 'data' },
      {
        id: 'management',
        title: 'Management',
        container: 15672,
        audience: 'tool',
        scheme: 'http',
        publish: { port: 15672, address: '127.0.0.1' },
      },
      { id: 'metrics', title: 'Metrics', container: 15692, audience: 'internal' },
    ],
    health: [
      {
        test: ['CMD', 'rabbitmq-diagnostics', '-q', 'check_port_connectivity'],
        interval: '30s',
        timeout: '15s',
        startPeriod: '60s',
      },
    ],
  },
  provides: [
    {
      capability: 'amqp',
      port: 'amqp',
      facts: { user: '{{option.user}}', password: '{{option.password}}', vhost: '{{option.vhost}}' },
    },
    { capability: 'metrics:prometheus', port: 'metrics' },
  ],
  resources: { memoryMegabytes: 512 },
  tools: ['rabbitmq-diagnostics', 'bash'],
  uid: 999,
  forbiddenVariables: [
    {
      name: 'RABBITMQ_.*_FILE|RABBITMQ_VM_MEMORY_HIGH_WATERMARK',
      why: 'RabbitMQ stops at once when this old variable is set.',
    },
    { name: 'RABBITMQ_DEFAULT_(USER|PASS)', value: 'guest', why: 'guest is public knowledge.' },
  ],
  upgrade: {
    kind: 'forward-only',
    note: 'Enable all stable feature flags first: rabbitmqctl enable_feature_flag all.',
    preparesMinor: true,
    backup: 'rabbitmqctl export_definitions; for messages stop it and copy the volume',
  },
  sources: ['docker-library/official-images (2026-08-21)', 'docker-library/rabbitmq 4.3 (2026-06-15)', endOfLife],
})
