import { endOfLife, serverArchitectures } from '../architectures.ts'
import { defineComponent } from '../define-component.ts'

const source = `${endOfLife}; kafka.apache.org/43`

/** One Kafka node in KRaft mode. Setting one variable drops all defaults of the image, so the whole set is given. */
export const kafka = defineComponent({
  id: 'kafka',
  title: 'Kafka',
  summary: 'A log of events that many programs write and read, on one node.',
  category: 'broker',
  keywords: ['events', 'stream', 'log', 'kraft', 'queue'],
  icon: [
    'M9 12a2.5 2.5 0 1 0 0-.01',
    'M9 5a2 2 0 1 0 0-.01',
    'M9 19a2 2 0 1 0 0-.01',
    'M17 8a2 2 0 1 0 0-.01',
    'M17 16a2 2 0 1 0 0-.01',
    'M9 7v2.5',
    'M9 14.5V17',
    'M11.2 10.8L15.2 9',
    'M11.2 13.2l4 1.8',
  ],
  licence: 'Apache-2.0',
  homepage: 'https://kafka.apache.org',
  image: 'apache/kafka',
  versions: [
    {
      id: '4.3',
      tag: '4.3.1',
      release: '4.3.1',
      ends: { date: null, rule: 'while no day is announced', source },
      architectures: serverArchitectures,
    },
    {
      id: '4.2',
      tag: '4.2.1',
      release: '4.2.1',
      ends: { date: null, rule: 'while no day is announced', source },
      architectures: serverArchitectures,
    },
  ],
  recommended: '4.3',
  options: [
    { id: 'heap', kind: 'size', title: 'Java heap', default: '512m' },
    { id: 'retention', kind: 'number', title: 'Hours that events are kept', default: 168, min: 1, max: 87_600 },
  ],
  service: {
    stopGracePeriod: '60s',
    environment: [
      { name: 'KAFKA_NODE_ID', value: '1' },
      { name: 'KAFKA_PROCESS_ROLES', value: 'broker,controller' },
      { name: 'KAFKA_LISTENERS', value: 'PLAINTEXT://:{{port.kafka}},CONTROLLER://:9093' },
      {
        name: 'KAFKA_ADVERTISED_LISTENERS',
        value: 'PLAINTEXT://{{part.host}}:{{port.kafka}}',
        about: 'What other parts are sent to',
      },
      { name: 'KAFKA_CONTROLLER_LISTENER_NAMES', value: 'CONTROLLER' },
      { name: 'KAFKA_LISTENER_SECURITY_PROTOCOL_MAP', value: 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT' },
      { name: 'KAFKA_CONTROLLER_QUORUM_VOTERS', value: '1@localhost:9093' },
      { name: 'KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR', value: '1', about: 'One node only: no topic can have copies' },
      { name: 'KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR', value: '1' },
      { name: 'KAFKA_TRANSACTION_STATE_LOG_MIN_ISR', value: '1' },
      { name: 'KAFKA_LOG_DIRS', value: '/var/lib/kafka/data', about: 'Else it writes beside the volume' },
      { name: 'KAFKA_LOG_RETENTION_HOURS', value: '{{option.retention}}' },
      { name: 'KAFKA_HEAP_OPTS', value: '-Xms{{option.heap|megabytes}}m -Xmx{{option.heap|megabytes}}m' },
    ],
    volumes: [{ id: 'data', title: 'All events', path: '/var/lib/kafka/data', declared: true }],
    ports: [{ id: 'kafka', title: 'Kafka protocol', container: 9092, audience: 'data' }],
    health: [{ test: ['CMD-SHELL', 'nc -z 127.0.0.1 {{port.kafka}}'], startPeriod: '40s' }],
  },
  provides: [{ capability: 'kafka', port: 'kafka' }],
  resources: { memoryMegabytes: 1024 },
  tools: ['nc', 'wget', 'bash'],
  uid: 1000,
  forbiddenVariables: [
    {
      rule: 'CFG-4',
      name: 'KAFKA_(NODE_ID|CONTROLLER_QUORUM_VOTERS)',
      why: 'Its only node is controller and broker 1: with another number, or other voters, it waits for a controller for ever.',
    },
    {
      rule: 'CFG-6',
      name: 'KAFKA_(PROCESS_ROLES|LISTENERS|CONTROLLER_LISTENER_NAMES|LISTENER_SECURITY_PROTOCOL_MAP)',
      why: 'These belong together: with one of them changed it stops at once.',
    },
    {
      rule: 'CFG-5',
      severity: 'warn',
      name: 'KAFKA_(OFFSETS_TOPIC_REPLICATION_FACTOR|TRANSACTION_STATE_LOG_REPLICATION_FACTOR|TRANSACTION_STATE_LOG_MIN_ISR)',
      value: '(?!1$).*',
      why: 'There is one node: consumers would wait for copies that no other node can keep.',
    },
    {
      rule: 'NET-9',
      severity: 'warn',
      name: 'KAFKA_ADVERTISED_LISTENERS',
      value: '(?:,?\\w+://(?:localhost|127\\.0\\.0\\.1|):\\d+)+',
      why: 'Other parts would be sent to themselves.',
    },
    {
      rule: 'VOL-7',
      severity: 'warn',
      name: 'KAFKA_LOG_DIRS',
      value: '(?!/var/lib/kafka/data(?:/|$)).*',
      why: 'It would write outside its volume, and all events would be gone with the container.',
    },
  ],
  upgrade: {
    kind: 'forward-only',
    note: 'The metadata of a newer release is not read by an older one. Finish a step with kafka-features.sh upgrade.',
    backup: 'mirroring of the topics, or a copy of the volume while it is stopped',
  },
  notes: [
    {
      text: 'Nothing is encrypted and nobody signs in: keep it inside the stack. The advertised name is that of the part, which only parts can reach.',
    },
  ],
  unverified: [
    'That the process runs as user 1000.',
    'That facts of the image of 2024-10 hold for 4.x.',
    'Which day support of a release ends.',
  ],
  sources: ['apache/kafka docker (2024-10-25)', 'kafka.apache.org/43', endOfLife],
})
