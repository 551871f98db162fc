import { serverArchitectures } from '../architectures.ts'
import { defineComponent } from '../define-component.ts'

const source = 'seaweedfs/seaweedfs (2026-08-22)'

/** SeaweedFS in its small form: one process with an S3 gateway. */
export const seaweedfs = defineComponent({
  id: 'seaweedfs',
  title: 'SeaweedFS',
  summary: 'An object store with the S3 protocol, in one process.',
  category: 'storage',
  keywords: ['s3', 'object', 'bucket', 'minio'],
  icon: ['M12 3v18', 'M12 8c-3 0-5-2-5-5', 'M12 12c3 0 5-2 5-5', 'M12 16c-3 0-5-2-5-5', 'M6 21h12'],
  licence: 'Apache-2.0',
  homepage: 'https://github.com/seaweedfs/seaweedfs',
  image: 'chrislusf/seaweedfs',
  versions: [
    {
      id: '4',
      tag: '4.44',
      release: '4.44.0',
      ends: { date: null, rule: 'in its newest release only', source },
      architectures: serverArchitectures,
    },
  ],
  recommended: '4',
  options: [
    {
      id: 'accessKey',
      kind: 'text',
      title: 'Access key',
      default: 'app',
      required: true,
      pattern: { matches: '^[A-Za-z0-9]+$', message: 'Letters and digits.' },
    },
    { id: 'secretKey', kind: 'secret', title: 'Secret key' },
    {
      id: 'bucket',
      kind: 'text',
      title: 'Bucket',
      default: 'app',
      required: true,
      pattern: { matches: '^[a-z0-9][a-z0-9.-]{2,62}$', message: 'Small letters, digits, . and -.' },
    },
  ],
  service: {
    command: ['mini', '-dir=/data'],
    environment: [
      { name: 'AWS_ACCESS_KEY_ID', value: '{{option.accessKey}}', about: 'Without keys everybody may read and write' },
      { name: 'AWS_SECRET_ACCESS_KEY', value: '{{option.secretKey}}' },
      { name: 'S3_BUCKET', value: '{{option.bucket}}' },
    ],
    volumes: [{ id: 'data', title: 'All objects', path: '/data', declared: true }],
    ports: [
      { id: 's3', title: 'S3', container: 8333, audience: 'data' },
      { id: 'admin', title: 'Administration', container: 23646, audience: 'tool', scheme: 'http' },
    ],
    health: [{ test: ['CMD-SHELL', 'curl -fsS http://127.0.0.1:{{port.s3}}/healthz'], startPeriod: '20s' }],
  },
  provides: [
    {
      capability: 's3',
      port: 's3',
      facts: { bucket: '{{option.bucket}}', accessKey: '{{option.accessKey}}', secretKey: '{{option.secretKey}}' },
    },
  ],
  resources: { memoryMegabytes: 512 },
  tools: ['curl', 'wget'],
  uid: 1000,
  upgrade: { kind: 'forward-only', backup: 'a copy of the buckets by any S3 client' },
  unverified: ['Architectures beyond amd64 and arm64.'],
  sources: [source],
})
