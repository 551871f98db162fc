const table = `
CREATE TABLE container_limits (
  container_id TEXT NOT NULL PRIMARY KEY CHECK (length(container_id) = 64),
  stack_id TEXT NOT NULL REFERENCES stacks (id),
  config_hash TEXT NOT NULL,
  hash_algorithm TEXT NOT NULL,
  asked TEXT NOT NULL CHECK (json_valid(asked)),
  found TEXT CHECK (json_valid(found)),
  recorded_at INTEGER NOT NULL
) STRICT`

/** Labels of a container cannot be changed: this says what it was given after its creation. */
export const containerLimits = {
  name: '0007-container-limits',
  statements: [table, 'CREATE INDEX container_limits_stack ON container_limits (stack_id)'],
} as const
