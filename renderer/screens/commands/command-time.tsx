import type { Command } from '#shared/model/command.ts'
import { Age } from '../../components/age.tsx'
import { formatTook } from '../../format/age.ts'

/** How long a command runs already, counting up, or how long it took; nothing for one that never began. */
export function CommandTime({ command }: { readonly command: Command }) {
  if (!command.startedAt) return null
  if (command.status === 'RUNNING') return <Age at={command.startedAt} format="elapsed" />
  if (!command.finishedAt) return null
  return <>{formatTook(Date.parse(command.finishedAt) - Date.parse(command.startedAt))}</>
}
