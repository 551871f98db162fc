const table = `
CREATE TABLE host_events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  host_id TEXT NOT NULL REFERENCES hosts (id),
  subject TEXT NOT NULL CHECK (subject IN ('container', 'network', 'volume', 'image', 'engine')),
  action TEXT NOT NULL,
  severity INTEGER NOT NULL CHECK (severity IN (0, 1, 2)),
  object_id TEXT NOT NULL,
  name TEXT NOT NULL,
  stack_id TEXT,
  service TEXT,
  command_id TEXT REFERENCES commands (id) ON DELETE SET NULL,
  exit_code INTEGER,
  detail TEXT NOT NULL
) STRICT`

/** What happened on the hosts, in the order of being heard of; also to stacks of another installation. `severity` is 0 for info, 1 for warning, 2 for error. */
export const hostEvents = {
  name: '0014-host-events',
  statements: [
    table,
    'CREATE INDEX host_events_stack ON host_events (stack_id, seq) WHERE stack_id IS NOT NULL',
    'CREATE INDEX host_events_object ON host_events (object_id, seq)',
    'CREATE INDEX host_events_at ON host_events (at)',
  ],
} as const
