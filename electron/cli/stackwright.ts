#!/usr/bin/env node
import module from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { handOver } from '../hand-over.mjs'
import { endSoon } from '../server/end-soon.ts'
import { cacheFolder } from './cache-folder.ts'

// Nothing else may be loaded before the version is known: the database driver does not survive an older Node.
if (handOver(process.argv[1] ?? fileURLToPath(import.meta.url))) {
  // What is compiled once need not be compiled again at the next start. Where the folder cannot be written, it is.
  module.enableCompileCache(join(cacheFolder(), 'compiled'))
  const { runCli } = await import('./run-cli.ts')
  const { processIo } = await import('./cli-io.ts')
  endSoon(await runCli(process.argv.slice(2), processIo()))
}
