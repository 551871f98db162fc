import { refuse } from './refuse.ts'

const sealedValues = `
CREATE TABLE sealed_values (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 16 AND 64),
  sealed TEXT NOT NULL CHECK (instr(sealed, ':') > 1),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID`

const versionAnswers = `
CREATE TABLE stack_version_answers (
  stack_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  text TEXT NOT NULL,
  PRIMARY KEY (stack_id, version),
  FOREIGN KEY (stack_id, version) REFERENCES stack_versions (stack_id, number)
) STRICT, WITHOUT ROWID`

const drafts = `
CREATE TABLE wizard_drafts (
  id TEXT NOT NULL PRIMARY KEY,
  stack_id TEXT REFERENCES stacks (id),
  host_id TEXT REFERENCES hosts (id),
  step TEXT NOT NULL,
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  updated_at INTEGER NOT NULL
) STRICT`

/** Secrets of documents, sealed; the answers that a version was made from; unfinished answers. */
export const wizard = {
  name: '0008-wizard',
  statements: [
    sealedValues,
    versionAnswers,
    drafts,
    refuse('sealed_values_no_update', 'UPDATE ON sealed_values', 'true', 'IMMUTABLE_SECRET'),
    refuse('stack_version_answers_no_update', 'UPDATE ON stack_version_answers', 'true', 'IMMUTABLE_VERSION'),
    refuse('stack_version_answers_no_delete', 'DELETE ON stack_version_answers', 'true', 'IMMUTABLE_VERSION'),
  ],
} as const
