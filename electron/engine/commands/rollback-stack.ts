import { applyStackVersion } from './apply-stack-version.ts'
import { defineCommand } from './command-definition.ts'

/** Leads the host back to an earlier version: an apply of that version. Volumes are not rolled back. */
export const rollbackStack = defineCommand({
  ...applyStackVersion,
  kind: 'ROLLBACK_STACK',
  title: (stackName, { version }) => `Roll ${stackName} back to v${version}`,
})
