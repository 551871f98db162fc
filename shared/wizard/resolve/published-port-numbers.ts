import type { ResolvedStack } from './resolved-stack.ts'

/** Every port of the host that a stack publishes, each once, in order. */
export const publishedPortNumbers = ({ parts }: ResolvedStack): readonly number[] =>
  [...new Set(parts.flatMap(({ ports }) => ports.flatMap(({ publication }) => publication?.port ?? [])))].toSorted(
    (a, b) => a - b,
  )
