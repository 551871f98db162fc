import { fileURLToPath } from 'node:url'
import { handOver } from '../hand-over.mjs'
import { endSoon } from './end-soon.ts'

// Nothing else may be loaded before the version is known: the database driver does not survive an older Node.
if (handOver(process.argv[1] ?? fileURLToPath(import.meta.url))) {
  const { serve } = await import('./serve.ts')
  endSoon(await serve(process.argv.slice(2)))
}
