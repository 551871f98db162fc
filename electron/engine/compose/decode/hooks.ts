import type { ComposeHook } from '#shared/model/compose-project.ts'
import { decodeList, decodeObject } from './collection.ts'
import { decodeCommand } from './command.ts'
import type { Decoder } from './field.ts'
import { decodeKeyedText } from './keyed-text.ts'
import { decodeBoolean, decodeText } from './scalar.ts'

const decodeKeys = decodeObject<ComposeHook>({
  command: decodeCommand,
  user: decodeText,
  privileged: decodeBoolean,
  working_dir: decodeText,
  environment: decodeKeyedText,
})

/** A command that is run inside the container. */
export const decodeHook: Decoder<ComposeHook> = (field) => {
  const keys = decodeKeys(field)
  return keys && { ...keys, command: keys.command ?? null }
}

/** Commands that are run inside the container one after the other. */
export const decodeHooks: Decoder<readonly ComposeHook[]> = decodeList(decodeHook)
