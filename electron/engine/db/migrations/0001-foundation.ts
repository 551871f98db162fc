import { commandTable } from './0001-command-table.ts'
import { journalTables } from './0001-journal-tables.ts'
import { stackTables } from './0001-stack-tables.ts'

/** Hosts, stacks with their versions, the command queue with its journal, settings; with their invariants as triggers. */
export const foundation = {
  name: '0001-foundation',
  statements: [...stackTables, ...commandTable, ...journalTables],
} as const
