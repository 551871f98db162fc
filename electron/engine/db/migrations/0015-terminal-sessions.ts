import { refuse } from './refuse.ts'

const table = `
CREATE TABLE terminal_sessions (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  host_id TEXT NOT NULL REFERENCES hosts (id),
  container_id TEXT NOT NULL,
  container_name TEXT NOT NULL,
  stack_id TEXT,
  actor TEXT NOT NULL,
  command TEXT NOT NULL CHECK (json_valid(command)),
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  exit_code INTEGER
) STRICT`

/** Who opened a terminal in which container, and when. What happened is not changed afterwards; only its end is added. */
export const terminalSessions = {
  name: '0015-terminal-sessions',
  statements: [
    table,
    refuse('terminal_sessions_ended', 'UPDATE ON terminal_sessions', 'OLD.ended_at IS NOT NULL', 'IMMUTABLE_LOG'),
    refuse('terminal_sessions_keep', 'DELETE ON terminal_sessions', 'true', 'IMMUTABLE_LOG'),
  ],
} as const
