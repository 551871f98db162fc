import { endOfLife } from '../architectures.ts'
import { defineComponent } from '../define-component.ts'
import { redisLike } from './redis-like.ts'

const architectures = ['amd64', 'arm64', 'ppc64le', 's390x']

/** Valkey, which clients of Redis can use; it does not read files of Redis 7.4 and later. */
export const valkey = defineComponent({
  ...redisLike({ server: 'valkey-server', client: 'valkey-cli', environment: [] }),
  id: 'valkey',
  title: 'Valkey',
  summary: 'A fast store in memory under a free licence; clients of Redis can use it.',
  keywords: ['cache', 'redis', 'session', 'queue', 'key value'],
  icon: ['M12 3l8 4.5v9L12 21l-8-4.5v-9z', 'M12 8l4 2.25v4.5L12 17l-4-2.25v-4.5z'],
  licence: 'BSD-3-Clause',
  homepage: 'https://valkey.io',
  image: 'valkey/valkey',
  versions: [
    {
      id: '9.1',
      tag: '9.1.1',
      release: '9.1.1',
      ends: { date: null, rule: 'while it is the newest release', source: endOfLife },
      architectures,
    },
    {
      id: '9.0',
      tag: '9.0.5',
      release: '9.0.5',
      ends: { date: '2028-10-31', source: `${endOfLife} (month)` },
      architectures,
    },
    {
      id: '8.1',
      tag: '8.1.9',
      release: '8.1.9',
      ends: { date: '2030-03-31', source: `${endOfLife} (month)` },
      architectures,
    },
  ],
  recommended: '9.1',
  upgrade: {
    kind: 'forward-only',
    note: 'A data file of a newer release is not read by an older one; one of Redis from 7.4 on is not read at all.',
    notFrom: ['redis'],
    backup: 'BGSAVE, then a copy of /data',
  },
  unverified: ['Architectures beyond amd64 and arm64.', 'The end of support of 9.1.'],
  sources: ['valkey-io/valkey-container 9.0', 'valkey-io/valkey-doc topics/migration.md', endOfLife],
})
