/** What a stack was when a command began to change it: an attempt that a crash ended leaves only DEPLOYING. */
export const statusBefore = {
  name: '0011-status-before',
  statements: ['ALTER TABLE stacks ADD COLUMN status_before TEXT'],
} as const
