#!/usr/bin/env node
// Entry of every test run. Plain JavaScript, so that an older Node gets as far as handing over to the bundled one.
import { handOver } from '../electron/hand-over.mjs'

if (handOver(import.meta.filename)) {
  const { runSuites } = await import('./support/run-suites.ts')
  process.exitCode = await runSuites(process.argv.slice(2))
}
