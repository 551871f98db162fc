import { refuse } from './refuse.ts'

const commands = `
CREATE TABLE commands (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (length(kind) > 0),
  title TEXT NOT NULL,
  version INTEGER CHECK (version > 0),
  service TEXT,
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
  CHECK ((status = 'RUNNING') = (lease_owner IS NOT NULL)),
  CHECK ((lease_owner IS NULL) = (lease_until IS NULL)),
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

const indexes = [
  `CREATE UNIQUE INDEX commands_one_running_per_host ON commands (host_id) WHERE status = 'RUNNING'`,
  'CREATE UNIQUE INDEX commands_idempotency_key ON commands (idempotency_key) WHERE idempotency_key IS NOT NULL',
  `CREATE INDEX commands_claimable ON commands (host_id, seq) WHERE status = 'PENDING'`,
  'CREATE INDEX commands_by_stack ON commands (stack_id, seq)',
  'CREATE INDEX commands_by_host ON commands (host_id, seq)',
  'CREATE INDEX commands_by_status ON commands (status, seq)',
]

/** Of a status: the command has ended. */
export const terminal = `IN ('DONE', 'FAILED', 'CANCELLED')`

/** Rules of every update of a command, the first broken one named; one trigger, because SQLite fixes no order of triggers. */
const commandUpdateRules: ReadonlyArray<readonly [word: string, broken: string]> = [
  ['TERMINAL', `OLD.status ${terminal}`],
  [
    'IMMUTABLE_COLUMN',
    `OLD.seq <> NEW.seq OR OLD.id <> NEW.id OR OLD.kind <> NEW.kind OR OLD.title <> NEW.title OR OLD.version IS NOT NEW.version OR OLD.service IS NOT NEW.service OR OLD.payload <> NEW.payload
       OR OLD.host_id <> NEW.host_id OR OLD.stack_id <> NEW.stack_id OR OLD.actor <> NEW.actor
       OR OLD.approved_plan IS NOT NEW.approved_plan OR OLD.idempotency_key IS NOT NEW.idempotency_key
       OR OLD.request_sha256 IS NOT NEW.request_sha256 OR OLD.created_at <> NEW.created_at
       OR (OLD.started_at IS NOT NULL AND OLD.started_at IS NOT NEW.started_at)
       OR (OLD.committed_at IS NOT NULL AND OLD.committed_at IS NOT NEW.committed_at)
       OR (OLD.cancel_requested_at IS NOT NULL AND OLD.cancel_requested_at IS NOT NEW.cancel_requested_at)`,
  ],
  [
    'ILLEGAL_TRANSITION',
    `OLD.status <> NEW.status AND NOT (
       (OLD.status = 'PENDING' AND NEW.status IN ('RUNNING', 'CANCELLED'))
       OR (OLD.status = 'RUNNING' AND NEW.status IN ('DONE', 'FAILED', 'CANCELLED', 'PENDING')))`,
  ],
  [
    'BAD_CLAIM',
    `CASE WHEN OLD.status = 'PENDING' AND NEW.status = 'RUNNING'
       THEN NEW.attempt <> OLD.attempt + 1 OR NEW.fence IS NULL
         OR NEW.fence <= (SELECT fence FROM partition_fence WHERE host_id = NEW.host_id)
       ELSE NEW.attempt <> OLD.attempt OR NEW.fence IS NOT OLD.fence END`,
  ],
  ['NOT_RUNNING', `OLD.committed_at IS NOT NEW.committed_at AND OLD.status <> 'RUNNING'`],
]

const commandTriggers = [
  refuse(
    'commands_start_pending',
    'INSERT ON commands',
    `NEW.status <> 'PENDING' OR NEW.attempt <> 0`,
    'MUST_START_PENDING',
  ),
  `CREATE TRIGGER commands_update BEFORE UPDATE ON commands BEGIN
     SELECT CASE
       ${commandUpdateRules.map(([word, broken]) => `WHEN ${broken} THEN RAISE(ABORT, '${word}')`).join('\n       ')}
     END;
   END`,
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

/** The queue, and every change of a status in it. */
export const commandTable: readonly string[] = [commands, commandEvents, ...indexes, ...commandTriggers]
