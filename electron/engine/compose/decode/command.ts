import { isNull } from '../source/source-node.ts'
import { decodeList } from './collection.ts'
import { type Decoder, fail, failType, warn } from './field.ts'
import { decodeText } from './scalar.ts'
import { splitShellWords } from './shell-words.ts'

/** A command or entrypoint: a list word by word, or a line that is split. null keeps the image's own. */
export const decodeCommand: Decoder<readonly string[] | null> = (field) => {
  const { node } = field
  if (isNull(node)) return null
  if (node.kind === 'list') return decodeList(decodeText)(field)
  if (node.kind !== 'scalar' || typeof node.value !== 'string')
    return failType(field, 'a line of text or a list of words')
  const split = splitShellWords(node.value)
  if (!split.ok) return fail(field, 'command', split.error)
  if (split.cut) {
    warn(
      field,
      'command-cut',
      `Like Compose, this ends the command at ${split.cut}, which only a shell understands. Write ["sh", "-c", "..."] to have one.`,
    )
  }
  return split.words
}
