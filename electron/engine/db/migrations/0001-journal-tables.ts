import { terminal } from './0001-command-table.ts'
import { refuse } from './refuse.ts'

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

/** What commands write while they run: log lines and steps. */
export const journalTables: readonly string[] = [commandLogs, commandSteps, ...journalTriggers]
