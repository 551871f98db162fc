const hosts = `
CREATE TABLE hosts (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 63),
  connection TEXT NOT NULL CHECK (json_valid(connection)),
  created_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT`

const partitionFence = `
CREATE TABLE partition_fence (
  host_id TEXT NOT NULL PRIMARY KEY REFERENCES hosts (id),
  fence INTEGER NOT NULL DEFAULT 0 CHECK (fence >= 0)
) STRICT`

const stacks = `
CREATE TABLE stacks (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 63),
  host_id TEXT NOT NULL REFERENCES hosts (id),
  current_version INTEGER,
  status TEXT NOT NULL DEFAULT 'DRAFT'
    CHECK (status IN ('DRAFT', 'DEPLOYING', 'RUNNING', 'DEGRADED', 'FAILED', 'STOPPED', 'REMOVED')),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  FOREIGN KEY (id, current_version) REFERENCES stack_versions (stack_id, number),
  CHECK (status NOT IN ('DRAFT', 'REMOVED') OR current_version IS NULL)
) STRICT`

const stackVersions = `
CREATE TABLE stack_versions (
  stack_id TEXT NOT NULL REFERENCES stacks (id),
  number INTEGER NOT NULL CHECK (number > 0),
  document TEXT NOT NULL CHECK (json_valid(document)),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  message TEXT NOT NULL,
  author TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (stack_id, number)
) STRICT`

const commands = `
CREATE TABLE commands (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (length(kind) > 0),
  title TEXT NOT NULL,
  payload TEXT NOT NULL CHECK (json_valid(payload)),
  host_id TEXT NOT NULL REFERENCES hosts (id),
  stack_id TEXT NOT NULL REFERENCES stacks (id),
  actor TEXT NOT NULL,
  approved_plan TEXT,
  idempotency_key TEXT,
  request_sha256 TEXT CHECK (length(request_sha256) = 64),
  status TEXT NOT NULL DEFAULT 'PENDING' CHECK (status IN ('PENDING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  outcome TEXT CHECK (outcome IN ('UNCHANGED', 'APPLIED', 'ROLLED_BACK', 'PARTIAL')),
  error_code TEXT,
  error_json TEXT CHECK (json_valid(error_json)),
  attempt INTEGER NOT NULL DEFAULT 0 CHECK (attempt >= 0),
  max_attempts INTEGER NOT NULL CHECK (max_attempts > 0),
  not_before INTEGER NOT NULL DEFAULT 0,
  fence INTEGER,
  lease_owner TEXT,
  lease_until INTEGER,
  cancel_requested_at INTEGER,
  cancel_requested_by TEXT,
  committed_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  started_at INTEGER,
  finished_at INTEGER,
  CHECK (attempt <= max_attempts),
  CHECK ((status = 'RUNNING') = (lease_owner IS NOT NULL AND lease_until IS NOT NULL)),
  CHECK (status <> 'RUNNING' OR (fence IS NOT NULL AND started_at IS NOT NULL)),
  CHECK ((status IN ('DONE', 'FAILED', 'CANCELLED')) = (finished_at IS NOT NULL)),
  CHECK ((status IN ('DONE', 'FAILED', 'CANCELLED')) = (outcome IS NOT NULL)),
  CHECK (status <> 'FAILED' OR error_code IS NOT NULL),
  CHECK (status <> 'DONE' OR error_code IS NULL),
  CHECK ((error_code IS NULL) = (error_json IS NULL)),
  CHECK ((idempotency_key IS NULL) = (request_sha256 IS NULL)),
  CHECK ((cancel_requested_at IS NULL) = (cancel_requested_by IS NULL))
) STRICT`

const commandEvents = `
CREATE TABLE command_events (
  command_id TEXT NOT NULL REFERENCES commands (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  at INTEGER NOT NULL,
  from_status TEXT,
  to_status TEXT NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (command_id, n)
) STRICT, WITHOUT ROWID`

const commandLogs = `
CREATE TABLE command_logs (
  command_id TEXT NOT NULL REFERENCES commands (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  at INTEGER NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('info', 'warn', 'error')),
  step TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (command_id, seq)
) STRICT, WITHOUT ROWID`

const commandSteps = `
CREATE TABLE command_steps (
  command_id TEXT NOT NULL REFERENCES commands (id) ON DELETE CASCADE,
  attempt INTEGER NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  text TEXT NOT NULL,
  cause TEXT NOT NULL,
  phase TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'PENDING' CHECK (status IN ('PENDING', 'RUNNING', 'DONE', 'FAILED', 'UNDONE')),
  started_at INTEGER,
  finished_at INTEGER,
  PRIMARY KEY (command_id, attempt, position),
  CHECK (status = 'PENDING' OR started_at IS NOT NULL),
  CHECK (status NOT IN ('DONE', 'FAILED', 'UNDONE') OR finished_at IS NOT NULL)
) STRICT, WITHOUT ROWID`

const settings = `
CREATE TABLE settings (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT`

const indexes = [
  'CREATE UNIQUE INDEX hosts_name ON hosts (name) WHERE removed_at IS NULL',
  'CREATE INDEX stacks_host ON stacks (host_id)',
  `CREATE UNIQUE INDEX commands_one_running_per_host ON commands (host_id) WHERE status = 'RUNNING'`,
  'CREATE UNIQUE INDEX commands_idempotency_key ON commands (idempotency_key) WHERE idempotency_key IS NOT NULL',
  `CREATE INDEX commands_claimable ON commands (host_id, seq) WHERE status = 'PENDING'`,
  'CREATE INDEX commands_by_stack ON commands (stack_id, seq)',
  'CREATE INDEX commands_by_host ON commands (host_id, seq)',
  'CREATE INDEX commands_by_status ON commands (status, seq)',
]

/** A trigger that refuses a write with a word. */
const refuse = (name: string, event: string, when: string, word: string) =>
  `CREATE TRIGGER ${name} BEFORE ${event} WHEN ${when} BEGIN SELECT RAISE(ABORT, '${word}'); END`

const hostTriggers = [
  refuse(
    'hosts_identity',
    'UPDATE ON hosts',
    'OLD.id <> NEW.id OR OLD.created_at <> NEW.created_at OR (OLD.removed_at IS NOT NULL AND OLD.removed_at IS NOT NEW.removed_at)',
    'IMMUTABLE_COLUMN',
  ),
  refuse('hosts_keep', 'DELETE ON hosts', 'true', 'HOST_HISTORY'),
  `CREATE TRIGGER hosts_partition AFTER INSERT ON hosts BEGIN
     INSERT INTO partition_fence (host_id) VALUES (NEW.id);
   END`,
  refuse(
    'partition_fence_grows',
    'UPDATE ON partition_fence',
    'NEW.fence <= OLD.fence OR NEW.host_id <> OLD.host_id',
    'BAD_FENCE',
  ),
  refuse('partition_fence_keep', 'DELETE ON partition_fence', 'true', 'BAD_FENCE'),
]

const stackTriggers = [
  refuse(
    'stacks_identity',
    'UPDATE ON stacks',
    'OLD.id <> NEW.id OR OLD.name <> NEW.name OR OLD.created_at <> NEW.created_at',
    'IMMUTABLE_COLUMN',
  ),
  refuse(
    'stacks_host_moves_when_removed',
    'UPDATE OF host_id ON stacks',
    `OLD.host_id <> NEW.host_id AND OLD.status <> 'REMOVED'`,
    'STACK_ON_HOST',
  ),
  refuse('stacks_keep', 'DELETE ON stacks', 'true', 'STACK_HISTORY'),
  refuse('stack_versions_no_update', 'UPDATE ON stack_versions', 'true', 'IMMUTABLE_VERSION'),
  refuse('stack_versions_no_delete', 'DELETE ON stack_versions', 'true', 'IMMUTABLE_VERSION'),
  refuse(
    'stack_versions_in_order',
    'INSERT ON stack_versions',
    'NEW.number <> COALESCE((SELECT max(number) FROM stack_versions WHERE stack_id = NEW.stack_id), 0) + 1',
    'VERSION_GAP',
  ),
]

const terminal = `IN ('DONE', 'FAILED', 'CANCELLED')`

const commandTriggers = [
  refuse(
    'commands_start_pending',
    'INSERT ON commands',
    `NEW.status <> 'PENDING' OR NEW.attempt <> 0`,
    'MUST_START_PENDING',
  ),
  refuse('commands_terminal', 'UPDATE ON commands', `OLD.status ${terminal}`, 'TERMINAL'),
  refuse(
    'commands_legal',
    'UPDATE OF status ON commands',
    `OLD.status <> NEW.status AND NOT (
       (OLD.status = 'PENDING' AND NEW.status IN ('RUNNING', 'CANCELLED'))
       OR (OLD.status = 'RUNNING' AND NEW.status IN ('DONE', 'FAILED', 'CANCELLED', 'PENDING')))`,
    'ILLEGAL_TRANSITION',
  ),
  refuse(
    'commands_claim',
    'UPDATE OF status ON commands',
    `OLD.status = 'PENDING' AND NEW.status = 'RUNNING' AND (NEW.attempt <> OLD.attempt + 1 OR NEW.fence IS NULL
       OR NEW.fence <= (SELECT fence FROM partition_fence WHERE host_id = NEW.host_id))`,
    'BAD_CLAIM',
  ),
  refuse(
    'commands_attempt_by_claim',
    'UPDATE OF attempt, fence ON commands',
    `(OLD.attempt <> NEW.attempt OR OLD.fence IS NOT NEW.fence) AND NOT (OLD.status = 'PENDING' AND NEW.status = 'RUNNING')`,
    'BAD_CLAIM',
  ),
  refuse(
    'commands_immutable',
    'UPDATE ON commands',
    `OLD.seq <> NEW.seq OR OLD.id <> NEW.id OR OLD.kind <> NEW.kind OR OLD.title <> NEW.title OR OLD.payload <> NEW.payload
       OR OLD.host_id <> NEW.host_id OR OLD.stack_id <> NEW.stack_id OR OLD.actor <> NEW.actor
       OR OLD.approved_plan IS NOT NEW.approved_plan OR OLD.idempotency_key IS NOT NEW.idempotency_key
       OR OLD.request_sha256 IS NOT NEW.request_sha256 OR OLD.created_at <> NEW.created_at
       OR (OLD.started_at IS NOT NULL AND OLD.started_at IS NOT NEW.started_at)
       OR (OLD.committed_at IS NOT NULL AND OLD.committed_at IS NOT NEW.committed_at)
       OR (OLD.cancel_requested_at IS NOT NULL AND OLD.cancel_requested_at IS NOT NEW.cancel_requested_at)`,
    'IMMUTABLE_COLUMN',
  ),
  refuse(
    'commands_commit_while_running',
    'UPDATE OF committed_at ON commands',
    `OLD.committed_at IS NOT NEW.committed_at AND OLD.status <> 'RUNNING'`,
    'NOT_RUNNING',
  ),
  refuse('commands_keep_live', 'DELETE ON commands', `OLD.status NOT ${terminal}`, 'LIVE_COMMAND'),
  `CREATE TRIGGER commands_fence AFTER UPDATE OF fence ON commands WHEN OLD.fence IS NOT NEW.fence BEGIN
     UPDATE partition_fence SET fence = NEW.fence WHERE host_id = NEW.host_id;
   END`,
  `CREATE TRIGGER commands_event_created AFTER INSERT ON commands BEGIN
     INSERT INTO command_events VALUES (NEW.id, 1, NEW.created_at, NULL, NEW.status, NEW.actor);
   END`,
  `CREATE TRIGGER commands_event AFTER UPDATE OF status ON commands WHEN OLD.status <> NEW.status BEGIN
     INSERT INTO command_events VALUES (
       NEW.id,
       (SELECT max(n) + 1 FROM command_events WHERE command_id = NEW.id),
       NEW.updated_at, OLD.status, NEW.status,
       COALESCE(NEW.lease_owner, OLD.lease_owner, NEW.cancel_requested_by, NEW.actor));
   END`,
]

const ended = (row: string) => `(SELECT status FROM commands WHERE id = ${row}.command_id) ${terminal}`

const journalTriggers = [
  refuse('command_events_no_update', 'UPDATE ON command_events', 'true', 'IMMUTABLE_EVENT'),
  refuse('command_logs_no_update', 'UPDATE ON command_logs', 'true', 'IMMUTABLE_LOG'),
  refuse('command_logs_keep_live', 'DELETE ON command_logs', `NOT ${ended('OLD')}`, 'LIVE_COMMAND'),
  refuse(
    'command_logs_in_order',
    'INSERT ON command_logs',
    'NEW.seq <> COALESCE((SELECT max(seq) FROM command_logs WHERE command_id = NEW.command_id), 0) + 1',
    'LOG_GAP',
  ),
  refuse('command_logs_ended', 'INSERT ON command_logs', ended('NEW'), 'TERMINAL'),
  refuse(
    'command_steps_text',
    'UPDATE ON command_steps',
    'OLD.text <> NEW.text OR OLD.cause <> NEW.cause OR OLD.phase <> NEW.phase',
    'IMMUTABLE_COLUMN',
  ),
  refuse(
    'command_steps_legal',
    'UPDATE OF status ON command_steps',
    `NOT ((OLD.status = 'PENDING' AND NEW.status = 'RUNNING')
       OR (OLD.status = 'RUNNING' AND NEW.status IN ('DONE', 'FAILED', 'UNDONE'))
       OR (OLD.status IN ('DONE', 'FAILED') AND NEW.status = 'UNDONE'))`,
    'ILLEGAL_TRANSITION',
  ),
  refuse('command_steps_ended', 'UPDATE ON command_steps', ended('NEW'), 'TERMINAL'),
]

/** Hosts, stacks with their versions, the command queue with its journal, settings; with their invariants as triggers. */
export const foundation = {
  name: '0001-foundation',
  statements: [
    hosts,
    partitionFence,
    stacks,
    stackVersions,
    commands,
    commandEvents,
    commandLogs,
    commandSteps,
    settings,
    ...indexes,
    ...hostTriggers,
    ...stackTriggers,
    ...commandTriggers,
    ...journalTriggers,
  ],
} as const
