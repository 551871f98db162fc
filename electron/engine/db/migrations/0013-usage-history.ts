const series = `
CREATE TABLE usage_series (
  id INTEGER PRIMARY KEY,
  host_id TEXT NOT NULL REFERENCES hosts (id),
  stack_id TEXT NOT NULL,
  service TEXT NOT NULL,
  number INTEGER NOT NULL,
  container TEXT NOT NULL,
  last_at INTEGER NOT NULL,
  UNIQUE (host_id, stack_id, service, number, container)
) STRICT`

const blocks = `
CREATE TABLE usage_blocks (
  series INTEGER NOT NULL REFERENCES usage_series (id) ON DELETE CASCADE,
  step_seconds INTEGER NOT NULL,
  start INTEGER NOT NULL,
  points BLOB NOT NULL,
  PRIMARY KEY (series, step_seconds, start)
) STRICT, WITHOUT ROWID`

/**
 * Usage of the past. Texts are empty and numbers 0 where a series is of more than one thing, so that a series is found by
 * all of them. A block holds twelve steps; `start` is in seconds since 1970.
 */
export const usageHistory = { name: '0013-usage-history', statements: [series, blocks] } as const
