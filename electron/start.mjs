// `npm start`. Plain JavaScript, so that an older Node gets as far as handing over to the bundled one.
import { fileURLToPath } from 'node:url'
import { handOver } from './hand-over.mjs'

if (handOver(fileURLToPath(import.meta.url))) {
  const { start } = await import('./start/main.ts')
  process.exitCode = await start(process.argv.slice(2))
}
