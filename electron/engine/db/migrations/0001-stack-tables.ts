import { refuse } from './refuse.ts'

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

const settings = `
CREATE TABLE settings (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT`

const indexes = [
  'CREATE UNIQUE INDEX hosts_name ON hosts (name) WHERE removed_at IS NULL',
  'CREATE INDEX stacks_host ON stacks (host_id)',
]

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

/** Hosts, stacks with their versions, and settings. */
export const stackTables: readonly string[] = [
  hosts,
  partitionFence,
  stacks,
  stackVersions,
  settings,
  ...indexes,
  ...hostTriggers,
  ...stackTriggers,
]
