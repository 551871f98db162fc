import { endOfLife, serverArchitectures } from '../architectures.ts'
import { defineComponent } from '../define-component.ts'

/** MongoDB, always with a user: without one its image lets everybody in. */
export const mongodb = defineComponent({
  id: 'mongodb',
  title: 'MongoDB',
  summary: 'A database of documents instead of tables.',
  category: 'database',
  keywords: ['nosql', 'document', 'mongo'],
  icon: ['M12 3c4 4 5 7 5 10a5 5 0 0 1-10 0c0-3 1-6 5-10z', 'M12 10v11'],
  licence: 'SSPLv1',
  homepage: 'https://www.mongodb.com',
  image: 'mongo',
  versions: [
    {
      id: '8.0',
      tag: '8.0.29',
      release: '8.0.29',
      ends: { date: '2029-10-31', source: endOfLife },
      architectures: serverArchitectures,
    },
    {
      id: '8.3',
      tag: '8.3.8',
      release: '8.3.8',
      ends: { date: null, rule: 'for how long is not known here', source: endOfLife },
      architectures: serverArchitectures,
    },
    {
      id: '7.0',
      tag: '7.0.40',
      release: '7.0.40',
      ends: { date: '2027-08-31', source: endOfLife },
      architectures: serverArchitectures,
    },
  ],
  recommended: '8.0',
  options: [
    {
      id: 'user',
      kind: 'text',
      title: 'User',
      default: 'app',
      required: true,
      firstStartOnly: true,
      pattern: { matches: '^[A-Za-z0-9_]+$', message: 'Letters, digits and _.' },
    },
    { id: 'password', kind: 'secret', title: 'Password', firstStartOnly: true },
    {
      id: 'database',
      kind: 'text',
      title: 'Database',
      default: 'app',
      required: true,
      pattern: { matches: '^[A-Za-z0-9_]+$', message: 'Letters, digits and _.' },
    },
  ],
  service: {
    stopGracePeriod: '60s',
    environment: [
      { name: 'MONGO_INITDB_ROOT_USERNAME', value: '{{option.user}}' },
      { name: 'MONGO_INITDB_ROOT_PASSWORD', value: '{{option.password}}', file: 'MONGO_INITDB_ROOT_PASSWORD_FILE' },
      { name: 'MONGO_INITDB_DATABASE', value: '{{option.database}}' },
    ],
    volumes: [
      { id: 'data', title: 'All databases', path: '/data/db', declared: true },
      { id: 'config', title: 'Configuration of a cluster', path: '/data/configdb', declared: true, state: false },
    ],
    ports: [{ id: 'mongo', title: 'MongoDB protocol', container: 27017, audience: 'data' }],
    health: [
      {
        test: ['CMD-SHELL', 'mongosh --quiet --host "$HOSTNAME" --eval "db.adminCommand(\'ping\').ok" | grep -q 1'],
        startPeriod: '40s',
      },
    ],
  },
  provides: [
    {
      capability: 'doc:mongodb',
      port: 'mongo',
      facts: { user: '{{option.user}}', password: '{{option.password}}', database: '{{option.database}}' },
    },
  ],
  resources: { memoryMegabytes: 1024 },
  tools: ['mongosh', 'bash'],
  uid: 999,
  upgrade: {
    kind: 'one-major-at-a-time',
    note: 'Set the feature compatibility version after each major version, before the next.',
    backup: 'mongodump --archive',
  },
  notes: [{ text: 'Needs a processor with AVX.' }],
  unverified: ['The end of support of 8.3.'],
  sources: ['docker-library/official-images (2026-08-21)', 'docker-library/mongo 8.0 (2026-06-11)', endOfLife],
})
