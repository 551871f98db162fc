import { Fragment, type ReactNode } from 'react'
import type { Placeholder, TextKey } from '#shared/language/text-key.ts'
import { textOf } from '#shared/language/translate.ts'

interface SentenceProps<Key extends TextKey> {
  readonly text: Key
  /** What stands in the place of each `{{…}}`: an age that counts, a link, a name in bold. */
  readonly with: Readonly<Record<Placeholder<Key>, ReactNode>>
}

/** A sentence with elements in it, in the order in which the spoken language wants them. */
export function Sentence<Key extends TextKey>({ text, with: parts }: SentenceProps<Key>) {
  const named = new Map<string, ReactNode>(Object.entries(parts))
  // Every second piece is the name of a placeholder.
  const pieces = textOf(text).split(/\{\{(\w+)\}\}/)
  return pieces.map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never move
    <Fragment key={index}>{index % 2 === 1 ? named.get(piece) : piece}</Fragment>
  ))
}
