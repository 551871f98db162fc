import { terminal } from './0001-command-table.ts'
import { refuse } from './refuse.ts'

const partitionPauses = `
CREATE TABLE partition_pauses (
  host_id TEXT NOT NULL PRIMARY KEY REFERENCES hosts (id),
  paused_at INTEGER NOT NULL,
  paused_by TEXT NOT NULL
) STRICT`

const commandCalls = `
CREATE TABLE command_calls (
  command_id TEXT NOT NULL REFERENCES commands (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  at INTEGER NOT NULL,
  took_ms INTEGER NOT NULL CHECK (took_ms >= 0),
  call TEXT NOT NULL,
  target TEXT NOT NULL,
  error TEXT,
  PRIMARY KEY (command_id, seq)
) STRICT, WITHOUT ROWID`

const commandEvidence = `
CREATE TABLE command_evidence (
  command_id TEXT NOT NULL REFERENCES commands (id) ON DELETE CASCADE,
  attempt INTEGER NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('plan', 'before', 'after')),
  at INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (command_id, attempt, what)
) STRICT, WITHOUT ROWID`

const ended = (row: string) => `(SELECT status FROM commands WHERE id = ${row}.command_id) ${terminal}`

const triggers = [
  refuse(
    'commands_parent',
    'UPDATE OF parent_id ON commands',
    'OLD.parent_id IS NOT NEW.parent_id',
    'IMMUTABLE_COLUMN',
  ),
  refuse(
    'commands_interrupted',
    'UPDATE OF interrupted ON commands',
    'OLD.interrupted > NEW.interrupted',
    'IMMUTABLE_COLUMN',
  ),
  refuse('command_steps_ended_insert', 'INSERT ON command_steps', ended('NEW'), 'TERMINAL'),
  refuse('command_steps_keep_live', 'DELETE ON command_steps', `NOT ${ended('OLD')}`, 'LIVE_COMMAND'),
  refuse('command_calls_no_update', 'UPDATE ON command_calls', 'true', 'IMMUTABLE_LOG'),
  refuse('command_calls_ended', 'INSERT ON command_calls', ended('NEW'), 'TERMINAL'),
  refuse('command_calls_keep_live', 'DELETE ON command_calls', `NOT ${ended('OLD')}`, 'LIVE_COMMAND'),
  refuse('command_evidence_no_update', 'UPDATE ON command_evidence', 'true', 'IMMUTABLE_LOG'),
  refuse('command_evidence_ended', 'INSERT ON command_evidence', ended('NEW'), 'TERMINAL'),
  refuse('command_evidence_keep_live', 'DELETE ON command_evidence', `NOT ${ended('OLD')}`, 'LIVE_COMMAND'),
]

/**
 * What a person controls the queue with (a retry knows its parent, a host's queue can be paused), and what a command
 * leaves as evidence: its plan, every call of the Engine, the host before and after.
 */
export const queueControl = {
  name: '0006-queue-control',
  statements: [
    'ALTER TABLE commands ADD COLUMN parent_id TEXT REFERENCES commands (id)',
    'ALTER TABLE commands ADD COLUMN interrupted INTEGER NOT NULL DEFAULT 0 CHECK (interrupted IN (0, 1))',
    'ALTER TABLE commands ADD COLUMN log_bytes INTEGER NOT NULL DEFAULT 0 CHECK (log_bytes >= 0)',
    // What was RUNNING or tried before this step of the schema may have left half of its work.
    'UPDATE commands SET interrupted = 1 WHERE attempt > 0 AND finished_at IS NULL',
    'CREATE INDEX commands_finished ON commands (finished_at) WHERE finished_at IS NOT NULL',
    partitionPauses,
    commandCalls,
    commandEvidence,
    ...triggers,
  ],
} as const
