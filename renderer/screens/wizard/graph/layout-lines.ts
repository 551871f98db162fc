import type { ResolvedStack } from '#shared/wizard/resolve/resolved-stack.ts'
import { linksOf, openProviders } from '../add-component.ts'

/** A line that the layout follows. */
interface LayoutLine {
  readonly from: string
  readonly to: string
}

/**
 * What the layout follows: the connections, and for needs that have none yet the lines that could be drawn, so that parts
 * stand well before the first is. Of those that could be none goes round in a circle.
 */
export function layoutLines(stack: ResolvedStack): readonly LayoutLine[] {
  const lines: LayoutLine[] = stack.connections.map(({ connection: { consumer, provider } }) => ({
    from: consumer,
    to: provider,
  }))
  for (const { from, to } of possibleLines(stack)) if (!leadsTo(lines, to, from)) lines.push({ from, to })
  return lines
}

const possibleLines = (stack: ResolvedStack): readonly LayoutLine[] =>
  stack.parts.flatMap((consumer) =>
    consumer.needs
      .filter((need) => linksOf(stack, consumer.part.name, need.id).length === 0)
      .flatMap((need) => openProviders(stack, consumer, need))
      // Proxies could stand before each other, and then all would stand in a row.
      .filter(({ component }) => component.category !== consumer.component.category)
      .map((provider) => ({ from: consumer.part.name, to: provider.part.name })),
  )

/** True where lines lead from one part to another, or both are the same. */
function leadsTo(lines: readonly LayoutLine[], from: string, to: string): boolean {
  const reached = new Set([from])
  for (const name of reached) {
    if (name === to) return true
    for (const line of lines) if (line.from === name) reached.add(line.to)
  }
  return false
}
