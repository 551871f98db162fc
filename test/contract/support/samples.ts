import { Component } from '#shared/catalogue/component.ts'
import { CommandEvent } from '#shared/contract/commands.ts'
import { SystemInfo } from '#shared/contract/system.ts'
import { Alert } from '#shared/model/alert.ts'
import { Change } from '#shared/model/change.ts'
import { Command, CommandDetail } from '#shared/model/command.ts'
import { CommandEvidence } from '#shared/model/command-evidence.ts'
import { ComposeProjectOnHost, ImportPreview } from '#shared/model/compose-import.ts'
import { ContainerDetail, HostContainers, Inspection } from '#shared/model/container-detail.ts'
import { ContainerLogLine } from '#shared/model/container-log-line.ts'
import { DocumentProblem, StackDocument } from '#shared/model/document.ts'
import { EngineDiagnosis, Host } from '#shared/model/host.ts'
import { HostEvent } from '#shared/model/host-event.ts'
import { DiskUse, ImageRow, NetworkRow, PrunePreview, VolumeRow } from '#shared/model/host-objects.ts'
import { HostImage, ImageUpdate } from '#shared/model/image-care.ts'
import { packLines } from '#shared/model/log-batch.ts'
import { PlanPreview } from '#shared/model/plan.ts'
import { RegistryLogin } from '#shared/model/registry.ts'
import { Settings } from '#shared/model/settings.ts'
import { StackRuntime, StackSummary } from '#shared/model/stack.ts'
import { TerminalEvent, TerminalSession } from '#shared/model/terminal.ts'
import { UsageFrame, UsageHistory } from '#shared/model/usage.ts'
import { StackVersion } from '#shared/model/version.ts'
import { Finding } from '#shared/rules/finding.ts'
import { WizardAnswers } from '#shared/wizard/answers.ts'
import { GeneratedDocument } from '#shared/wizard/generated-document.ts'
import { HandEdit } from '#shared/wizard/hand-edit.ts'
import { WizardDraft } from '#shared/wizard/wizard-draft.ts'

/** One value of each shape that crosses the boundary, with text that every encoding has to carry unharmed. */
const at = '2026-11-22T14:24:05.123Z'
const hostId = '019aa0b2-0000-7000-8000-000000000001'
const stackId = '019aa0b2-0000-7000-8000-000000000002'
const commandId = '019aa0b2-0000-7000-8000-000000000003'
const awkward = 'zażółć “gęślą” \u0000 \u2028 \\ / </script> 🐳'

export const document = StackDocument.parse({
  composeFiles: ['compose.yaml'],
  files: [{ path: 'compose.yaml', content: `# ${awkward}\nservices: { web: { image: 'nginx:1' } }\n` }],
  environment: { MODE: 'a=b&c=d' },
})

export const host = Host.parse({
  id: hostId,
  name: 'local',
  connection: { kind: 'socket', path: '/var/run/docker.sock' },
  createdAt: at,
  engine: { state: 'unreachable', observedAt: at, reason: awkward },
  queue: { pending: 1, running: 0, paused: null },
})

export const command = Command.parse({
  id: commandId,
  seq: 12,
  kind: 'APPLY_STACK_VERSION',
  title: 'Apply shop v3',
  hostId,
  hostName: 'local',
  stackId,
  stackName: 'shop',
  status: 'FAILED',
  outcome: 'ROLLED_BACK',
  attempt: 1,
  actor: 'you',
  version: 1,
  service: null,
  cancelRequested: false,
  parentId: null,
  notBefore: null,
  error: { code: 'UNHEALTHY', message: awkward, next: 'Look at its logs.' },
  createdAt: at,
  startedAt: at,
  finishedAt: at,
  progress: { done: 3, total: 9 },
})

export const commandDetail = CommandDetail.parse({
  ...command,
  steps: [
    {
      attempt: 1,
      index: 0,
      text: 'create',
      cause: 'missing',
      phase: 'before',
      status: 'DONE',
      startedAt: at,
      finishedAt: null,
    },
  ],
})

export const stack = StackSummary.parse({
  id: stackId,
  name: 'shop',
  hostId,
  currentVersion: 2,
  latestVersion: 3,
  status: 'DEGRADED',
  createdAt: at,
  updatedAt: at,
  hostName: 'local',
  fromWizard: true,
  live: true,
  observedAt: at,
  services: { desired: 3, running: 2 },
  finding: awkward,
  newerImages: ['web'],
  lastCommand: { id: commandId, title: 'Apply shop v3', status: 'FAILED', at },
})

export const runtime = StackRuntime.parse({
  live: true,
  observedAt: at,
  reason: null,
  services: [],
  volumes: ['data'],
  networks: [],
})

export const version = StackVersion.parse({
  stackId,
  number: 3,
  message: awkward,
  author: 'you',
  createdAt: at,
  sha256: 'a'.repeat(64),
  document,
})

export const preview = PlanPreview.parse({
  plan: {
    stackName: 'shop',
    hostName: 'local',
    fromVersion: null,
    toVersion: 1,
    operations: [
      { kind: 'create-network', phase: 'before', cause: { kind: 'missing' }, key: 'default', name: 'shop_default' },
      { kind: 'commit', phase: 'swap', cause: { kind: 'requested' }, version: 1 },
    ],
    volumes: [{ name: 'shop_data', fate: 'kept', usedBy: ['db'] }],
    conflicts: [],
    warnings: [],
    unchecked: [],
    untouched: [],
    images: [],
  },
  hash: '0123456789abcdef',
  text: 'create network shop_default\ncommit',
  madeAt: at,
  changes: 1,
})

export const composeProject = ComposeProjectOnHost.parse({
  name: 'shop',
  services: [{ service: 'web', image: 'nginx:1', containers: [{ name: 'shop-web-1', state: 'running' }] }],
  configFiles: [`/srv/${awkward}.yaml`],
  workingDirectory: null,
  volumes: ['shop_data'],
  networks: ['shop_default'],
  obstacle: awkward,
})

export const importPreview = ImportPreview.parse({
  document,
  source: 'reconstructed',
  notes: [awkward],
  problems: [],
  preview,
})

export const info = SystemInfo.parse({
  version: '0.1.0',
  shell: 'server',
  platform: 'linux',
  dataFolder: '/tmp/x',
  startedAt: at,
  storage: { code: 'DATA_FOLDER_FULL', message: awkward, next: awkward, since: at },
  actor: { name: 'you', role: 'admin' },
})

export const settings = Settings.parse({ appearance: 'dark' })

export const registryLogin = RegistryLogin.parse({
  registry: 'registry.example.com:5000',
  username: 'zażółć@example.com',
  createdAt: at,
  updatedAt: at,
})

export const image = HostImage.parse({
  id: `sha256:${'a'.repeat(64)}`,
  names: ['web:1'],
  sizeBytes: 10,
  ownBytes: 5,
  createdAt: at,
})

export const imageUpdate = ImageUpdate.parse({
  service: 'web',
  image: 'web:1',
  state: 'behind',
  runs: 'sha256:aa',
  offered: 'sha256:bb',
  problem: null,
  observedAt: at,
})

export const diagnosis = EngineDiagnosis.parse({
  verdict: 'not-running',
  headline: awkward,
  explanation: 'x',
  remedy: { title: 'Start it', command: null, explanation: 'y' },
  attempts: [{ target: 'socket', outcome: 'failed', detail: 'refused', tookMs: 1.5 }],
  checkedAt: at,
})

export const problem = DocumentProblem.parse({
  severity: 'error',
  rule: 'unknown-key',
  message: awkward,
  path: 'services.web',
  position: { file: 'compose.yaml', line: 2, column: 3 },
})

export const logLine = { seq: 1, attempt: 1, at, level: 'info', step: 'plan', text: awkward } as const

/** What the three streams send, in order; each is numbered so that a reader can come back. */
export const changes: readonly Change[] = [101, 102, 103].map((seq) => Change.parse({ kind: 'settings', seq }))
export const commandEvents: readonly CommandEvent[] = [
  CommandEvent.parse({ kind: 'command', command }),
  ...[1, 2, 3].map((seq) => CommandEvent.parse({ kind: 'log', line: { ...logLine, seq } })),
]
export const containerLines: readonly ContainerLogLine[] = ['one', awkward].map((text) =>
  ContainerLogLine.parse({ at, service: 'web', number: 1, stream: 'stderr', text }),
)
export const containerLineBatches = containerLines.map((line) => packLines([line, line]))

export const evidence = CommandEvidence.parse({
  format: 1,
  madeAt: at,
  product: { version: '0.1.0', platform: 'linux' },
  command,
  steps: commandDetail.steps,
  items: [{ attempt: 1, what: 'plan', at, content: { operations: [], note: awkward } }],
  calls: [{ seq: 1, attempt: 1, at, tookMs: 12, call: 'createContainer', target: 'shop-web-1', error: awkward }],
  log: [logLine],
})

export const component = Component.parse({
  id: 'own',
  title: awkward,
  summary: awkward,
  category: 'database',
  icon: ['M4 4h16v16H4z'],
  image: 'example.org/own',
  versions: [
    {
      id: '1',
      tag: '1.2',
      release: '1.2.0',
      ends: { date: null, rule: awkward, source: 'me' },
      architectures: ['amd64'],
    },
  ],
  recommended: '1',
  options: [
    { id: 'password', kind: 'secret', title: 'Password', when: [{ option: 'mode', is: 'a' }] },
    { id: 'mode', kind: 'select', title: 'Mode', default: 'a', choices: [{ value: 'a', title: awkward }] },
  ],
  service: { command: ['run', { text: '{{option.mode}}', when: [{ version: '>=1' }] }] },
  resources: { memoryMegabytes: 64 },
})

export const answers = WizardAnswers.parse({
  stackName: 'shop',
  parts: [
    {
      name: 'db',
      component: 'own',
      version: '1',
      options: {
        password: { secret: 'given', value: awkward },
        tags: ['a', awkward],
        map: { a: awkward },
        n: 1,
        on: true,
      },
      ports: { sql: null, http: { port: 80, address: '127.0.0.1' } },
      volumes: { data: { kind: 'folder', path: '/srv/x y' } },
    },
  ],
  connections: [{ consumer: 'db', need: 'x', provider: 'db', capability: 'sql:x', way: 'url' }],
  layout: { db: { x: 1.5, y: -2 } },
})

export const finding = Finding.parse({
  rule: 'NET-1',
  severity: 'block',
  on: { kind: 'part', part: 'db', field: 'ports.http' },
  message: awkward,
  why: awkward,
  fixes: [
    { title: awkward, automatic: true, changes: [{ kind: 'set-port', part: 'db', port: 'http', publication: null }] },
  ],
})

export const generated = GeneratedDocument.parse({
  text: `# ${awkward}\nservices: {}\n`,
  origins: [{ line: 1, from: { kind: 'connection', consumer: 'a', need: 'b', provider: 'c' } }],
  variables: [{ name: 'DB_PASSWORD', part: 'db', option: 'password', state: 'sealed' }],
  needs: {
    memoryBytes: 5,
    ports: [],
    networks: [],
    volumes: [{ part: 'db', volume: 'data', name: 'db_data', path: '/x', state: true }],
  },
})

export const handEdit = HandEdit.parse({ id: '1', line: 3, before: [awkward], after: [], section: 'services.db' })

export const draft = WizardDraft.parse({
  id: '019aa0b2-0000-7000-8000-000000000004',
  stackId: null,
  host: 'local',
  step: 'connect',
  answers,
  updatedAt: at,
})

const usage = {
  cpuPercent: 12.5,
  memoryBytes: 1_048_576,
  networkReceivedBytesPerSecond: null,
  networkSentBytesPerSecond: 0,
  blockReadBytesPerSecond: 0.25,
  blockWrittenBytesPerSecond: null,
}

export const usageFrames = [1, 2].map((second) =>
  UsageFrame.parse({
    at: `2026-11-22T14:24:0${second}.000Z`,
    hostId,
    live: true,
    capacity: { cpuPercent: 200, memoryBytes: 25_276_514_304 },
    total: usage,
    stacks: [{ ...usage, stackId, containers: 1 }],
    containers: [
      {
        ...usage,
        containerId: 'a'.repeat(64),
        name: 'shop-web-1',
        stackId,
        service: 'web',
        number: 1,
        memoryLimitBytes: null,
        processes: 3,
        sampledAt: at,
      },
    ],
  }),
)

export const usageHistory = UsageHistory.parse({
  from: at,
  stepSeconds: 5,
  steps: 2,
  series: [
    {
      stackId,
      service: 'web',
      number: 1,
      container: null,
      cpuPercent: [null, 1.5],
      cpuPercentMax: [null, 2],
      memoryBytes: [null, 3],
      memoryBytesMax: [null, 3],
      networkReceivedBytesPerSecond: [null, null],
      networkSentBytesPerSecond: [null, null],
      blockReadBytesPerSecond: [null, 0],
      blockWrittenBytesPerSecond: [null, 0],
    },
  ],
})

const hostContainer = {
  id: 'a'.repeat(64),
  name: 'shop-web-1',
  number: 1,
  image: 'nginx:1',
  state: 'exited',
  health: null,
  statusText: 'Exited (137) 2 hours ago',
  exitCode: 137,
  createdAt: at,
  version: 3,
  ports: [],
  networks: ['shop_default'],
  stackId,
  stackName: 'shop',
  service: 'web',
}

export const hostContainers = HostContainers.parse({
  hostId,
  live: false,
  observedAt: at,
  reason: awkward,
  items: [hostContainer],
})

export const containerDetail = ContainerDetail.parse({
  ...hostContainer,
  hostId,
  observedAt: at,
  command: ['nginx', '-g', awkward],
  startedAt: at,
  finishedAt: at,
  restarts: 4,
  restartPolicy: 'on-failure',
  exit: { code: 137, at, outOfMemory: true, meaning: awkward, next: null, error: null },
  healthCheck: {
    command: ['CMD', 'true'],
    failuresInARow: 1,
    probes: [{ startedAt: at, endedAt: at, exitCode: 1, output: awkward }],
  },
  limits: { memoryBytes: 5, cpus: 0.5, processes: null },
  endpoints: [{ network: 'shop_default', ipAddress: '172.18.0.2', aliases: ['web'] }],
  mounts: [{ kind: 'volume', source: 'data', target: '/data', readOnly: true }],
  environment: ['PATH'],
  changed: { from: 2, to: 3, changes: [{ kind: 'service', name: 'web', change: 'changed', fields: ['image'] }] },
})

export const inspection = Inspection.parse({
  kind: 'image',
  id: 'ghcr.io/a/b:1',
  observedAt: at,
  content: { Config: { Env: ['A=(hidden)'], Cmd: null }, Size: 5, Nested: [[awkward]] },
})

export const hostEvents = [8, 9].map((seq) =>
  HostEvent.parse({
    seq,
    at,
    hostId,
    hostName: 'local',
    subject: 'container',
    action: 'die',
    severity: 'error',
    objectId: 'a'.repeat(64),
    name: 'shop-web-1',
    stackId,
    stackName: 'shop',
    service: 'web',
    commandId,
    exitCode: 137,
    text: awkward,
  }),
)

export const alert = Alert.parse({
  id: `container-died ${stackId}`,
  kind: 'container-died',
  severity: 'error',
  hostId,
  hostName: 'local',
  stackId,
  stackName: 'shop',
  services: ['web'],
  title: awkward,
  text: awkward,
  since: at,
  muted: false,
})

const objectUser = { containerId: 'a'.repeat(64), name: 'shop-web-1', running: true, stackId, stackName: 'shop' }

export const imageRow = ImageRow.parse({
  id: 'sha256:aa',
  names: ['nginx:1'],
  createdAt: at,
  sizeBytes: 5,
  ownBytes: null,
  usedBy: [objectUser],
  neededBy: [{ stackId, stackName: 'shop', version: 2 }],
})

export const volumeRow = VolumeRow.parse({
  name: 'shop_data',
  driver: 'local',
  anonymous: false,
  createdAt: null,
  sizeBytes: 7,
  stackId,
  stackName: 'shop',
  usedBy: [objectUser],
  keptFor: 'container',
})

export const networkRow = NetworkRow.parse({
  id: 'n1',
  name: 'bridge',
  driver: 'bridge',
  internal: false,
  subnets: ['172.17.0.0/16'],
  createdAt: at,
  stackId: null,
  stackName: null,
  usedBy: [],
  keptFor: 'engine',
})

export const diskUse = DiskUse.parse({
  readAt: at,
  imagesBytes: 5,
  volumesBytes: 6,
  containersBytes: null,
  buildCacheBytes: 0,
})

export const prunePreview = PrunePreview.parse({
  hostId,
  what: 'volumes',
  hash: '0123456789abcdef',
  remove: [{ id: 'old', name: 'old', bytes: null }],
  keep: [{ id: 'shop_data', name: 'shop_data', keptFor: 'stack' }],
  bytes: 0,
})

export const terminalSession = TerminalSession.parse({
  id: '019aa0b2-0000-7000-8000-00000000000c',
  hostId,
  containerId: 'a'.repeat(64),
  containerName: 'shop-web-1',
  stackId,
  actor: 'you',
  command: ['sh', awkward],
  startedAt: at,
  endedAt: null,
  exitCode: null,
})

export const terminalEvents = [
  TerminalEvent.parse({ kind: 'output', seq: 1, data: 'JCA=' }),
  TerminalEvent.parse({ kind: 'output', seq: 2, data: 'G1swbcW8' }),
  TerminalEvent.parse({ kind: 'ended', seq: 3, exitCode: 130 }),
]
