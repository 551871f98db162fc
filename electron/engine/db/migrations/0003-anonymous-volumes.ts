import { refuse } from './refuse.ts'

const stackAnonymousVolumes = `
CREATE TABLE stack_anonymous_volumes (
  stack_id TEXT NOT NULL REFERENCES stacks (id),
  name TEXT NOT NULL CHECK (length(name) = 64),
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (stack_id, name)
) STRICT`

/** Volumes that the Engine named: no label says whose they are once their container is gone. */
export const anonymousVolumes = {
  name: '0003-anonymous-volumes',
  statements: [
    stackAnonymousVolumes,
    refuse('stack_anonymous_volumes_no_update', 'UPDATE ON stack_anonymous_volumes', 'true', 'IMMUTABLE_COLUMN'),
  ],
} as const
