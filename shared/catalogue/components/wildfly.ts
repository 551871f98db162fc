import { appNeeds } from '../app-needs.ts'
import { serverArchitectures } from '../architectures.ts'
import { defineComponent } from '../define-component.ts'

const source = 'wildfly/wildfly-container (2026-07-22)'

/** WildFly, for Jakarta EE applications. */
export const wildfly = defineComponent({
  id: 'wildfly',
  title: 'WildFly',
  summary: 'Runs Jakarta EE applications.',
  category: 'application-server',
  keywords: ['java', 'jboss', 'jakarta ee', 'war', 'ear'],
  icon: [
    'M12 20c-4-3-6-6-6-9a6 6 0 0 1 12 0c0 3-2 6-6 9z',
    'M6 8C4 7 3 5 3 3c3 0 5 1 6 3',
    'M18 8c2-1 3-3 3-5-3 0-5 1-6 3',
  ],
  licence: 'Apache-2.0',
  homepage: 'https://www.wildfly.org',
  image: 'quay.io/wildfly/wildfly',
  versions: [
    {
      id: '41',
      tag: '41.0.0.Final-jdk21',
      release: '41.0.0',
      ends: { date: null, rule: 'in its newest release only', source },
      architectures: serverArchitectures,
    },
  ],
  recommended: '41',
  options: [{ id: 'heap', kind: 'size', title: 'Java heap', default: '512m' }],
  service: {
    stopGracePeriod: '30s',
    environment: [{ name: 'JAVA_OPTS', value: '-Xmx{{option.heap|megabytes}}m -Djava.net.preferIPv4Stack=true' }],
    volumes: [{ id: 'standalone', title: 'Deployments and data', path: '/opt/jboss/wildfly/standalone' }],
    ports: [
      { id: 'http', title: 'Applications', container: 8080, audience: 'public', scheme: 'http' },
      { id: 'management', title: 'Management', container: 9990, audience: 'internal' },
    ],
    health: [{ test: ['CMD-SHELL', 'curl -s -o /dev/null http://127.0.0.1:{{port.http}}/'], startPeriod: '90s' }],
  },
  provides: [{ capability: 'http', port: 'http' }],
  needs: [...appNeeds],
  companions: ['postgres', 'nginx'],
  resources: { memoryMegabytes: 768 },
  tools: ['curl', 'bash'],
  uid: 1000,
  upgrade: { kind: 'forward-only', backup: 'a copy of the volume' },
  notes: [{ text: 'No user for the management exists, and it listens inside the container only.' }],
  unverified: [
    'The form of the tag.',
    'That only the newest release is maintained.',
    'Architectures.',
    'That JAVA_OPTS is what it reads.',
  ],
  sources: [source],
})
