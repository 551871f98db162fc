import { endOfLife, serverArchitectures } from '../architectures.ts'
import { defineComponent } from '../define-component.ts'

/** One OpenSearch node with its security plugin on. */
export const opensearch = defineComponent({
  id: 'opensearch',
  title: 'OpenSearch',
  summary: 'A search engine for logs and full text, on one node.',
  category: 'search',
  keywords: ['full text', 'elastic', 'index', 'logs'],
  icon: ['M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z', 'M15.5 15.5L21 21', 'M8 10h5', 'M8 13h3'],
  licence: 'Apache-2.0',
  homepage: 'https://opensearch.org',
  image: 'opensearchproject/opensearch',
  versions: [
    {
      id: '3',
      tag: '3.8.0',
      release: '3.8.0',
      ends: { date: null, rule: 'while no day is announced', source: endOfLife },
      architectures: serverArchitectures,
    },
    {
      id: '2',
      tag: '2.19.6',
      release: '2.19.6',
      ends: { date: null, rule: 'while no day is announced', source: endOfLife },
      architectures: serverArchitectures,
    },
  ],
  recommended: '3',
  options: [
    {
      id: 'password',
      kind: 'secret',
      title: 'Password of admin',
      recipe: { length: 24, alphabet: 'mixed' },
      minLength: 12,
      firstStartOnly: true,
      help: 'OpenSearch refuses a weak one.',
    },
    { id: 'heap', kind: 'size', title: 'Java heap', default: '512m' },
  ],
  service: {
    stopGracePeriod: '60s',
    ulimits: { memlock: -1 },
    environment: [
      { name: 'discovery.type', value: 'single-node' },
      { name: 'bootstrap.memory_lock', value: 'true' },
      { name: 'OPENSEARCH_JAVA_OPTS', value: '-Xms{{option.heap|megabytes}}m -Xmx{{option.heap|megabytes}}m' },
      { name: 'OPENSEARCH_INITIAL_ADMIN_PASSWORD', value: '{{option.password}}' },
    ],
    volumes: [{ id: 'data', title: 'All indices', path: '/usr/share/opensearch/data' }],
    ports: [{ id: 'https', title: 'REST', container: 9200, audience: 'data', scheme: 'https' }],
    health: [
      {
        test: [
          'CMD-SHELL',
          'curl -ks -u "admin:$OPENSEARCH_INITIAL_ADMIN_PASSWORD" https://127.0.0.1:{{port.https}}/_cluster/health | grep -qE \'green|yellow\'',
        ],
        startPeriod: '120s',
      },
    ],
  },
  provides: [
    { capability: 'search:opensearch', port: 'https', facts: { user: 'admin', password: '{{option.password}}' } },
  ],
  resources: { memoryMegabytes: 1536, limitMegabytes: 1536, maxMapCount: 262_144 },
  tools: ['curl', 'bash'],
  uid: 1000,
  forbiddenVariables: [
    {
      name: 'DISABLE_SECURITY_PLUGIN',
      value: 'true',
      why: 'Everybody who reaches it could read and change everything.',
    },
    {
      name: 'DISABLE_INSTALL_DEMO_CONFIG',
      value: 'true',
      why: 'Without certificates of your own it does not start then.',
    },
  ],
  upgrade: {
    kind: 'one-major-at-a-time',
    note: 'Go by 2.19 to 3.x; indices made in 1.x have to be indexed anew first.',
    backup: 'a snapshot into a repository',
  },
  notes: [{ text: 'Its certificates are examples: replace them before anybody outside reaches it.' }],
  unverified: ['That curl is in the image.', 'The day support of 2.x ends.'],
  sources: ['opensearch-project/opensearch-build (2026-08-19)', 'docs.opensearch.org important-settings', endOfLife],
})
