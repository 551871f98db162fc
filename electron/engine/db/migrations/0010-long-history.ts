/**
 * What keeps every look at a long history short: a host's or a stack's commands of one status, in order, and those that
 * have not ended.
 */
export const longHistory = {
  name: '0010-long-history',
  statements: [
    'CREATE INDEX commands_by_host_status ON commands (host_id, status, seq)',
    'CREATE INDEX commands_by_stack_status ON commands (stack_id, status, seq)',
    'CREATE INDEX commands_live ON commands (seq) WHERE finished_at IS NULL',
  ],
} as const
