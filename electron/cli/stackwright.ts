#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import { handOver } from '../hand-over.mjs'

// Nothing else may be loaded before the version is known: the database driver does not survive an older Node.
if (handOver(process.argv[1] ?? fileURLToPath(import.meta.url))) {
  const { runCli } = await import('./run-cli.ts')
  const { processIo } = await import('./cli-io.ts')
  process.exitCode = await runCli(process.argv.slice(2), processIo())
}
