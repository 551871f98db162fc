import type { CommandLogLine } from '#shared/model/command.ts'
import type { CommandEvidence } from '#shared/model/command-evidence.ts'
import type { CommandId } from '#shared/model/ids.ts'
import type { EngineParts } from './engine-parts.ts'

/** Everything stored about a command in one bundle. What is in it was freed of secrets before it was stored. */
export async function collectEvidence(parts: EngineParts, reference: string): Promise<CommandEvidence> {
  const { queue, info, clock } = parts
  const command = await queue.commands.get(reference)
  const [steps, items, calls, log] = await Promise.all([
    queue.steps.list(command.id),
    queue.evidence.items(command.id),
    queue.evidence.calls(command.id),
    allLines(parts, command.id),
  ])
  const product = { version: info.version, platform: info.platform }
  return { format: 1, madeAt: clock.now().toISOString(), product, command, steps, items, calls, log }
}

const linesInOneRead = 1_000

async function allLines({ queue }: EngineParts, id: CommandId): Promise<CommandLogLine[]> {
  const lines: CommandLogLine[] = []
  for (;;) {
    const more = await queue.logs.list(id, { afterSeq: lines.at(-1)?.seq ?? 0, limit: linesInOneRead })
    lines.push(...more)
    if (more.length < linesInOneRead) return lines
  }
}
