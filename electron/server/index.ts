import { handOverToBundledNode, nodeIsTooOld } from './bundled-node.ts'

// Nothing else may be loaded before the version is known: the database driver does not survive an older Node.
if (nodeIsTooOld()) handOverToBundledNode(process.argv[1] ?? '')
else {
  const { serve } = await import('./serve.ts')
  process.exitCode = await serve(process.argv.slice(2))
}
