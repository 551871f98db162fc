import { endOfLife, serverArchitectures } from '../architectures.ts'
import { defineComponent } from '../define-component.ts'

/** One Elasticsearch node with sign-in, and without TLS inside the stack. */
export const elasticsearch = defineComponent({
  id: 'elasticsearch',
  title: 'Elasticsearch',
  summary: 'A search engine for logs and full text, on one node.',
  category: 'search',
  keywords: ['full text', 'elastic', 'index', 'logs'],
  icon: ['M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z', 'M15.5 15.5L21 21', 'M5 9h11', 'M5 12h11'],
  licence: 'Elastic License 2.0',
  homepage: 'https://www.elastic.co',
  image: 'elasticsearch',
  versions: [
    {
      id: '9',
      tag: '9.5.2',
      release: '9.5.2',
      ends: { date: null, rule: 'while it is among the two newest minors', source: endOfLife },
      architectures: serverArchitectures,
    },
    {
      id: '8.19',
      tag: '8.19.20',
      release: '8.19.20',
      ends: { date: '2027-07-15', source: endOfLife },
      architectures: serverArchitectures,
    },
  ],
  recommended: '9',
  options: [
    { id: 'password', kind: 'secret', title: 'Password of elastic', firstStartOnly: true },
    { id: 'heap', kind: 'size', title: 'Java heap', default: '512m' },
  ],
  service: {
    stopGracePeriod: '60s',
    environment: [
      { name: 'discovery.type', value: 'single-node' },
      {
        name: 'xpack.security.http.ssl.enabled',
        value: 'false',
        about: 'Inside the stack only; the port is not published',
      },
      { name: 'ES_JAVA_OPTS', value: '-Xms{{option.heap|megabytes}}m -Xmx{{option.heap|megabytes}}m' },
      { name: 'ELASTIC_PASSWORD', value: '{{option.password}}' },
    ],
    volumes: [{ id: 'data', title: 'All indices', path: '/usr/share/elasticsearch/data' }],
    ports: [{ id: 'http', title: 'REST', container: 9200, audience: 'data', scheme: 'http' }],
    health: [
      {
        test: ['CMD-SHELL', 'curl -fsS -u "elastic:$ELASTIC_PASSWORD" http://127.0.0.1:{{port.http}}/_cluster/health'],
        startPeriod: '120s',
      },
    ],
  },
  provides: [
    { capability: 'search:elastic', port: 'http', facts: { user: 'elastic', password: '{{option.password}}' } },
  ],
  resources: { memoryMegabytes: 2048, limitMegabytes: 2048, maxMapCount: 262_144 },
  tools: ['curl', 'bash'],
  uid: 1000,
  forbiddenVariables: [
    {
      name: 'xpack\\.security\\.enabled',
      value: 'false',
      why: 'Everybody who reaches it could read and change everything.',
    },
  ],
  upgrade: {
    kind: 'one-major-at-a-time',
    note: 'Go to the last minor of a major version before the next.',
    backup: 'a snapshot into a repository',
  },
  unverified: ['That a single node only warns of a low vm.max_map_count.', 'That facts of 9.2 hold for 9.5.'],
  sources: ['docker-library/official-images (2026-08-21)', 'elastic/dockerfiles 9.2 (2026-01-13)', endOfLife],
})
