/** The Compose project that a stack took over: labels of what it made cannot be changed, so that this says whose it is. */
export const adoptedProject = {
  name: '0004-adopted-project',
  statements: [
    'ALTER TABLE stacks ADD COLUMN adopted_project TEXT CHECK (length(adopted_project) BETWEEN 1 AND 63)',
    `CREATE UNIQUE INDEX stacks_adopted_project ON stacks (host_id, adopted_project) WHERE adopted_project IS NOT NULL`,
  ],
} as const
