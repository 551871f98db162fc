import type { Generated, GeneratedAlways } from 'kysely'

/** The tables, as the newest migration leaves them. Moments are whole milliseconds since 1970 in UTC; documents are JSON text. */
export interface Tables {
  readonly hosts: HostTable
  readonly stacks: StackTable
  readonly stack_versions: StackVersionTable
  readonly stack_version_images: StackVersionImageTable
  readonly stack_anonymous_volumes: StackAnonymousVolumeTable
  readonly container_limits: ContainerLimitsTable
  readonly volume_choices: VolumeChoiceTable
  readonly registry_logins: RegistryLoginTable
  readonly registry_digests: RegistryDigestTable
  readonly partition_fence: PartitionFenceTable
  readonly commands: CommandTable
  readonly command_events: CommandEventTable
  readonly command_logs: CommandLogTable
  readonly command_steps: CommandStepTable
  readonly partition_pauses: PartitionPauseTable
  readonly command_calls: CommandCallTable
  readonly command_evidence: CommandEvidenceTable
  readonly settings: SettingTable
  readonly sealed_values: SealedValueTable
  readonly stack_version_answers: StackVersionAnswersTable
  readonly wizard_drafts: WizardDraftTable
  readonly usage_series: UsageSeriesTable
  readonly usage_blocks: UsageBlockTable
  readonly host_events: HostEventTable
  readonly terminal_sessions: TerminalSessionTable
}

/** A removed host stays as a row, because commands of the past name it; its name is free again. */
export interface HostTable {
  id: string
  name: string
  connection: string
  created_at: number
  removed_at: number | null
}

export interface StackTable {
  id: string
  name: string
  host_id: string
  /** The Compose project whose containers, networks and volumes it took over. */
  adopted_project: string | null
  current_version: number | null
  status: string
  /** JSON list of names. */
  stopped_services: Generated<string>
  /** What it was before it became DEPLOYING last. */
  status_before: Generated<string | null>
  created_at: number
  updated_at: number
}

/** Rows are never changed and never deleted; triggers refuse both. */
export interface StackVersionTable {
  stack_id: string
  number: number
  document: string
  sha256: string
  message: string
  author: string
  created_at: number
}

/** Rows are never changed and never deleted; triggers refuse both. */
export interface StackVersionImageTable {
  stack_id: string
  version: number
  service: string
  reference: string
  image_id: string
  repo_digest: string | null
  recorded_at: number
}

/** Every anonymous volume that containers of the stack ever mounted. */
export interface StackAnonymousVolumeTable {
  stack_id: string
  name: string
  recorded_at: number
}

/** What containers were given after their creation, by the container's id. Limits are JSON; `found` is null until known. */
export interface ContainerLimitsTable {
  container_id: string
  stack_id: string
  config_hash: string
  hash_algorithm: string
  asked: string
  found: string | null
  recorded_at: number
}

/** What was chosen for volumes that were not what a document asked; the hash is of what it asked. */
export interface VolumeChoiceTable {
  stack_id: string
  volume: string
  definition_hash: string
  choice: string
  recorded_at: number
}

/** `sealed_password` opens for this id, registry and user name only. */
export interface RegistryLoginTable {
  id: string
  registry: string
  username: string
  sealed_password: string
  created_at: number
  updated_at: number
}

/** What a registry said last of a tag, asked through the Engine of a host: a digest, or why it said none. */
export interface RegistryDigestTable {
  host_id: string
  reference: string
  digest: string | null
  problem: string | null
  observed_at: number
}

/** The fence of each host's queue: grows with every claim, kept by a trigger. */
export interface PartitionFenceTable {
  host_id: string
  fence: Generated<number>
}

export interface CommandTable {
  seq: GeneratedAlways<number>
  id: string
  kind: string
  title: string
  version: number | null
  service: string | null
  payload: string
  host_id: string
  stack_id: string
  actor: string
  approved_plan: string | null
  idempotency_key: string | null
  request_sha256: string | null
  status: Generated<'PENDING' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED'>
  outcome: string | null
  error_code: string | null
  error_json: string | null
  attempt: Generated<number>
  max_attempts: number
  not_before: Generated<number>
  fence: number | null
  lease_owner: string | null
  lease_until: number | null
  cancel_requested_at: number | null
  cancel_requested_by: string | null
  committed_at: number | null
  created_at: number
  updated_at: number
  started_at: number | null
  finished_at: number | null
  /** The command that this one tries again. */
  parent_id: string | null
  /** 1 where an attempt ended without an end: the host may hold part of its work. */
  interrupted: Generated<number>
  /** Bytes of its log lines. */
  log_bytes: Generated<number>
}

/** A host with a row starts no command. */
export interface PartitionPauseTable {
  host_id: string
  paused_at: number
  paused_by: string
}

/** Every call of the Engine that a command made, numbered from 1. */
export interface CommandCallTable {
  command_id: string
  seq: number
  attempt: number
  at: number
  took_ms: number
  call: string
  target: string
  /** What it failed with; null where it was answered. */
  error: string | null
}

/** What an attempt planned, and the host as it was before and after; JSON. */
export interface CommandEvidenceTable {
  command_id: string
  attempt: number
  what: 'plan' | 'before' | 'after'
  at: number
  content: string
}

/** Every change of a command's status, written by triggers. */
export interface CommandEventTable {
  command_id: string
  n: number
  at: number
  from_status: string | null
  to_status: string
  actor: string
}

export interface CommandLogTable {
  command_id: string
  seq: number
  attempt: number
  at: number
  level: string
  step: string
  text: string
}

export interface CommandStepTable {
  command_id: string
  attempt: number
  position: number
  text: string
  cause: string
  phase: string
  status: Generated<string>
  started_at: number | null
  finished_at: number | null
}

export interface SettingTable {
  key: string
  value: string
}

/** A secret of a document, by a name that says nothing of it. `sealed` opens for this id only. */
export interface SealedValueTable {
  id: string
  sealed: string
  created_at: number
}

/** What a version was made from in the wizard, and the text it made. Rows are never changed and never deleted. */
export interface StackVersionAnswersTable {
  stack_id: string
  version: number
  answers: string
  text: string
}

export interface WizardDraftTable {
  id: string
  stack_id: string | null
  host_id: string | null
  step: string
  answers: string
  updated_at: number
}

/** What usage is kept of. Empty texts and 0 where it is of more than one: a stack's total has no service. */
export interface UsageSeriesTable {
  id: Generated<number>
  host_id: string
  stack_id: string
  service: string
  number: number
  container: string
  last_at: number
}

/** Twelve steps of a series, from `start` (seconds since 1970) on. */
export interface UsageBlockTable {
  series: number
  step_seconds: number
  start: number
  points: Buffer
}

/** What happened on a host; `severity` is 0 for info, 1 for warning, 2 for error. */
export interface HostEventTable {
  seq: Generated<number>
  at: number
  host_id: string
  subject: 'container' | 'network' | 'volume' | 'image' | 'engine'
  action: string
  severity: number
  object_id: string
  name: string
  stack_id: string | null
  service: string | null
  command_id: string | null
  exit_code: number | null
  detail: string
}

/** Who opened a terminal in which container. Rows are never deleted; only their end is added. */
export interface TerminalSessionTable {
  n: Generated<number>
  id: string
  host_id: string
  container_id: string
  container_name: string
  stack_id: string | null
  actor: string
  command: string
  started_at: number
  ended_at: number | null
  exit_code: number | null
}
