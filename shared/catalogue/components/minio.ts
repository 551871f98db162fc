import { serverArchitectures } from '../architectures.ts'
import { defineComponent } from '../define-component.ts'

const source = 'minio/minio README (2026-02-12)'

/** MinIO's last images, for who has one; the rules advise against it. */
export const minio = defineComponent({
  id: 'minio',
  title: 'MinIO (no longer maintained)',
  summary: 'An object store with the S3 protocol, in the last images that were made of it.',
  category: 'storage',
  keywords: ['s3', 'object', 'bucket'],
  icon: ['M4 7l8-4 8 4-8 4z', 'M4 7v10l8 4V11', 'M20 7v10l-8 4', 'M9 15l-2-1'],
  licence: 'AGPL-3.0',
  homepage: 'https://min.io',
  image: 'quay.io/minio/minio',
  versions: [
    {
      id: '2025-09',
      tag: 'RELEASE.2025-09-07T16-13-09Z',
      release: '2025.9.7',
      ends: { date: '2026-02-12', source },
      architectures: serverArchitectures,
    },
  ],
  recommended: '2025-09',
  options: [
    {
      id: 'user',
      kind: 'text',
      title: 'Access key',
      default: 'app',
      required: true,
      pattern: { matches: '^(?!minioadmin$)[A-Za-z0-9]{3,20}$', message: '3 to 20 letters and digits.' },
    },
    { id: 'password', kind: 'secret', title: 'Secret key' },
    {
      id: 'bucket',
      kind: 'text',
      title: 'Bucket that parts are told of',
      default: 'app',
      required: true,
      pattern: { matches: '^[a-z0-9][a-z0-9.-]{2,62}$', message: 'Small letters, digits, . and -.' },
    },
  ],
  service: {
    command: ['server', '/data', '--console-address', ':9001'],
    environment: [
      { name: 'MINIO_ROOT_USER', value: '{{option.user}}' },
      { name: 'MINIO_ROOT_PASSWORD', value: '{{option.password}}' },
    ],
    volumes: [{ id: 'data', title: 'All objects', path: '/data', declared: true }],
    ports: [
      { id: 's3', title: 'S3', container: 9000, audience: 'data' },
      { id: 'console', title: 'Console', container: 9001, audience: 'tool', scheme: 'http' },
    ],
    health: [{ test: ['CMD', 'mc', 'ready', 'local'], startPeriod: '10s' }],
  },
  provides: [
    {
      capability: 's3',
      port: 's3',
      facts: { bucket: '{{option.bucket}}', accessKey: '{{option.user}}', secretKey: '{{option.password}}' },
    },
  ],
  resources: { memoryMegabytes: 512 },
  tools: ['mc'],
  upgrade: { kind: 'forward-only', backup: 'mc mirror to another store' },
  notes: [
    {
      text: "MinIO's community edition is no longer maintained: its images get no fixes.",
      warns: true,
      insteadUse: 'seaweedfs',
    },
  ],
  unverified: [
    'The tag of the last image.',
    'The architectures of the image.',
    'Which day the repository was archived.',
  ],
  sources: [source],
})
