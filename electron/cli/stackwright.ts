#!/usr/bin/env node
import { handOverToBundledNode, nodeIsTooOld } from '../server/bundled-node.ts'

// Nothing else may be loaded before the version is known: the database driver does not survive an older Node.
if (nodeIsTooOld()) handOverToBundledNode(process.argv[1] ?? '')
else {
  const { runCli } = await import('./run-cli.ts')
  const { processIo } = await import('./cli-io.ts')
  process.exitCode = await runCli(process.argv.slice(2), processIo())
}
