import { expect, test } from 'vitest'
import { describeAttempts } from '#engine/hosts/diagnosis-attempts.ts'
import { decideVerdict, type EngineEvidence, type SocketEvidence } from '#engine/hosts/diagnosis-verdict.ts'
import { dockerGroupMembership } from '#engine/hosts/docker-group.ts'

const socket = (state: SocketEvidence['state'], changes: Partial<SocketEvidence> = {}): SocketEvidence => ({
  label: '/var/run/docker.sock',
  path: '/var/run/docker.sock',
  source: 'host',
  state,
  detail: 'Not there',
  tookMs: 2,
  ...changes,
})

const evidence = (changes: Partial<EngineEvidence>): EngineEvidence => ({
  platform: 'linux',
  userName: 'ann',
  own: socket('absent'),
  others: [],
  dockerHost: null,
  program: { isFound: true, version: '28.5.1', tookMs: 18 },
  group: { membership: 'member', tookMs: 1 },
  hasSystemd: true,
  packageManager: 'apt-get',
  ...changes,
})

const noProgram = { isFound: false, version: null, tookMs: 1 }

const table: ReadonlyArray<[string, Partial<EngineEvidence>, string, string, string | null | undefined]> = [
  ['an Engine that answers', { own: socket('answers') }, 'ready', 'Docker answers', undefined],
  [
    'a stopped service',
    { own: socket('refused') },
    'not-running',
    'Docker is installed here, but it is not running',
    'sudo systemctl start docker',
  ],
  [
    'a stopped service without systemd',
    { own: socket('refused'), hasSystemd: false },
    'not-running',
    'Docker is installed here, but it is not running',
    'sudo service docker start',
  ],
  [
    'a program without a socket',
    {},
    'not-running',
    'Docker is installed here, but it is not running',
    'sudo systemctl start docker',
  ],
  [
    'nothing at all',
    { program: noProgram },
    'not-installed',
    'There is no Docker on this computer',
    'sudo apt-get install docker.io',
  ],
  [
    'nothing at all, and no package manager',
    { program: noProgram, packageManager: null },
    'not-installed',
    'There is no Docker on this computer',
    null,
  ],
  [
    'nothing on a Mac',
    { program: noProgram, platform: 'darwin' },
    'not-installed',
    'There is no Docker on this computer',
    null,
  ],
  [
    'Docker Desktop that is closed',
    { platform: 'darwin' },
    'not-running',
    'Docker is installed here, but it is not running',
    'open -a Docker',
  ],
  [
    'no right to the socket',
    { own: socket('denied'), group: { membership: 'not-member', tookMs: 1 } },
    'no-permission',
    'Docker runs, but your account may not use it',
    'sudo usermod -aG docker ann',
  ],
  [
    'a right from the next session on',
    { own: socket('denied'), group: { membership: 'member-later', tookMs: 1 } },
    'no-permission',
    'Docker runs, but your account may not use it',
    null,
  ],
  [
    'an Engine that hangs',
    { own: socket('silent', { detail: 'it did not answer within 2.5 s' }) },
    'not-answering',
    'Something listens there, but it does not answer as Docker does',
    'sudo systemctl restart docker',
  ],
  [
    'an Engine at another place',
    { others: [socket('answers', { label: 'user socket', source: 'user', path: '/run/user/1000/docker.sock' })] },
    'not-running',
    'Docker runs here, at another place',
    null,
  ],
]

test.each(table)('%s', (_, changes, verdict, headline, command) => {
  const decided = decideVerdict(evidence(changes))
  expect([decided.verdict, decided.headline, decided.remedy?.command]).toEqual([verdict, headline, command])
})

test('what was tried is told with the own address first', () => {
  const found = evidence({
    own: socket('refused', { detail: 'The file is there, nobody listens: connection refused' }),
    others: [
      socket('absent', { source: 'desktop' }),
      socket('absent', { label: 'user socket', source: 'user', path: '/run/user/1000/docker.sock', tookMs: 0 }),
    ],
  })
  expect(describeAttempts(found)).toEqual([
    {
      target: '/var/run/docker.sock',
      outcome: 'failed',
      detail: 'The file is there, nobody listens: connection refused',
      tookMs: 2,
    },
    { target: 'user socket', outcome: 'absent', detail: 'Not there: no rootless Engine for your account', tookMs: 0 },
    { target: 'DOCKER_HOST', outcome: 'absent', detail: 'Not set', tookMs: 0 },
    { target: 'docker 28.5.1', outcome: 'ok', detail: 'Found. So Docker is installed.', tookMs: 18 },
    { target: 'group docker', outcome: 'ok', detail: 'You are a member. No rights are missing.', tookMs: 1 },
  ])
})

test.each([
  ['unix:///var/run/docker.sock', [], 'ok', 'Set to unix:///var/run/docker.sock, as used above'],
  ['tcp://prod:2376', [], 'failed', 'Set to tcp://prod:2376, which is not a socket of this computer'],
  [
    'unix:///x.sock',
    [socket('absent', { label: 'DOCKER_HOST', source: 'DOCKER_HOST', path: '/x.sock' })],
    'failed',
    'Set to unix:///x.sock. Not there',
  ],
])('DOCKER_HOST %s is explained', (dockerHost, others, outcome, detail) => {
  const attempts = describeAttempts(evidence({ dockerHost, others }))
  expect(attempts.filter((attempt) => attempt.target === 'DOCKER_HOST')).toMatchObject([{ outcome, detail }])
})

test.each([
  ['root', 'docker:x:998:', 0, [0]],
  ['member', 'docker:x:998:ann', 1000, [1000, 998]],
  ['member-later', 'root:x:0:\ndocker:x:998:bob,ann', 1000, [1000]],
  ['not-member', 'docker:x:998:bob,anna', 1000, [1000]],
  ['unknown', 'root:x:0:', 1000, [1000]],
])('membership of the group docker: %s', (expected, groupFile, userId, groupIds) => {
  expect(dockerGroupMembership(groupFile, { userName: 'ann', userId, groupIds })).toBe(expected)
})
