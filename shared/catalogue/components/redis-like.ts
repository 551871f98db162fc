import type { z } from 'zod'
import type { ComponentInput } from '../component.ts'
import type { EnvironmentEntry } from '../component-service.ts'

/** What Redis and Valkey have in common: the same protocol, files and switches under other names. */
export const redisLike = (programs: {
  readonly server: string
  readonly client: string
  readonly environment: readonly z.input<typeof EnvironmentEntry>[]
}) =>
  ({
    category: 'cache',
    options: [
      {
        id: 'password',
        kind: 'secret',
        title: 'Password',
        required: false,
        help: 'Without one every container of its networks may read and write.',
      },
      {
        id: 'memory',
        kind: 'size',
        title: 'Memory for data (maxmemory)',
        default: '256m',
        help: 'What is over it is handled by the policy. Empty for no bound.',
      },
      {
        id: 'policy',
        kind: 'select',
        title: 'When that is full',
        default: 'noeviction',
        choices: [
          { value: 'noeviction', title: 'Refuse to write', help: 'For queues and sessions.' },
          { value: 'allkeys-lru', title: 'Drop what was not used for longest', help: 'For a cache.' },
          { value: 'volatile-ttl', title: 'Drop what would end soonest' },
        ],
        advanced: true,
      },
      {
        id: 'persist',
        kind: 'switch',
        title: 'Keep every write on disk',
        help: 'An append-only file. Without it a snapshot is made from time to time and at an orderly stop.',
        default: true,
      },
    ],
    service: {
      command: [
        programs.server,
        '--appendonly',
        { text: 'yes', when: [{ option: 'persist', is: true }] },
        { text: 'no', when: [{ option: 'persist', is: false }] },
        { text: '--maxmemory', when: [{ option: 'memory', isNot: '' }] },
        { text: '{{option.memory|bytes}}', when: [{ option: 'memory', isNot: '' }] },
        { text: '--maxmemory-policy', when: [{ option: 'memory', isNot: '' }] },
        { text: '{{option.policy}}', when: [{ option: 'memory', isNot: '' }] },
        { text: '--requirepass', when: [{ secret: 'password' }] },
        { text: '{{option.password}}', when: [{ secret: 'password' }] },
      ],
      stopGracePeriod: '30s',
      environment: [
        {
          name: 'REDISCLI_AUTH',
          value: '{{option.password}}',
          about: 'What the health check signs in with',
          when: [{ secret: 'password' }],
        },
        ...programs.environment,
      ],
      volumes: [{ id: 'data', title: 'Everything that is stored', path: '/data', declared: true }],
      ports: [{ id: 'redis', title: 'Redis protocol', container: 6379, audience: 'data' }],
      health: [{ test: ['CMD-SHELL', `${programs.client} ping | grep -q PONG`], startPeriod: '5s' }],
    },
    provides: [
      {
        capability: 'cache:redis',
        port: 'redis',
        facts: { password: '{{option.password}}', signIn: ':{{option.password}}@' },
        when: [{ secret: 'password' }],
      },
      {
        capability: 'cache:redis',
        port: 'redis',
        facts: { password: '', signIn: '' },
        when: [{ noSecret: 'password' }],
      },
    ],
    resources: { memoryMegabytes: 64 },
    tools: [programs.client, 'bash'],
    uid: 999,
  }) satisfies Partial<ComponentInput>
