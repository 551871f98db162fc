import { defineComponent } from '../define-component.ts'
import { redisLike } from './redis-like.ts'

const architectures = ['amd64', 'arm64', 'arm/v7', 'ppc64le', 's390x', 'riscv64']
const source = 'endoflife.date, 2026-08-22'

/** Redis with a password, which its image does not have by itself. */
export const redis = defineComponent({
  ...redisLike({ server: 'redis-server', client: 'redis-cli', environment: [] }),
  id: 'redis',
  title: 'Redis',
  summary: 'A fast store in memory, for caches, sessions and queues.',
  keywords: ['cache', 'session', 'queue', 'key value'],
  icon: ['M12 3l9 4.5-9 4.5-9-4.5z', 'M3 12l9 4.5 9-4.5', 'M3 16.5L12 21l9-4.5'],
  licence: 'RSALv2, SSPLv1 or AGPLv3 from 8.0 on',
  homepage: 'https://redis.io',
  image: 'redis',
  versions: [
    {
      id: '8',
      tag: '8.10.1',
      release: '8.10.1',
      ends: { date: null, rule: 'while it is the newest release', source },
      architectures,
    },
    { id: '8.2', tag: '8.2.9', release: '8.2.9', ends: { date: '2030-09-30', source }, architectures },
    { id: '7.4', tag: '7.4.11', release: '7.4.11', ends: { date: '2029-12-31', source }, architectures },
    { id: '7.2', tag: '7.2.16', release: '7.2.16', ends: { date: '2029-12-31', source }, architectures },
  ],
  recommended: '8',
  upgrade: {
    kind: 'forward-only',
    note: 'A data file of a newer Redis is not read by an older one.',
    notFrom: ['valkey'],
    backup: 'BGSAVE, then a copy of /data',
  },
  unverified: [
    'The end of support of 8.10.',
    'Whether vm.overcommit_memory=1 is needed on the host.',
    'Whether it refuses every file that Valkey wrote.',
  ],
  sources: ['docker-library/official-images (2026-08-21)', 'redis/docker-library-redis (8.6.4)', source],
})
