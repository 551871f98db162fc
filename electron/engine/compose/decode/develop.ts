import type { ComposeDevelop } from '#shared/model/compose-project.ts'
import { isNull } from '../source/source-node.ts'
import { decodeList, decodeObject } from './collection.ts'
import { type Decoder, fail } from './field.ts'
import { decodeHook } from './hooks.ts'
import { resolveUnusedPath } from './host-path.ts'
import { decodeRequired } from './required-keys.ts'
import { decodeFilledText, decodeText, decodeWord } from './scalar.ts'

type Trigger = NonNullable<ComposeDevelop['watch']>[number]

const decodeTriggerKeys = decodeRequired<Trigger, 'path' | 'action'>(
  {
    path: (field) => {
      const path = decodeFilledText(field)
      return path === undefined ? undefined : resolveUnusedPath(field, path)
    },
    action: decodeWord('rebuild', 'sync', 'restart', 'sync+restart', 'sync+exec'),
    target: decodeText,
    exec: decodeHook,
    ignore: decodeList(decodeText),
  },
  { path: 'what to watch', action: 'what to do then' },
)

const decodeTrigger: Decoder<Trigger> = (field) => {
  const trigger = decodeTriggerKeys(field)
  if (!trigger || trigger.target || trigger.action === 'rebuild' || trigger.action === 'restart') return trigger
  return fail(field, 'develop', `The action ${trigger.action} needs a target inside the container.`)
}

const decodeKeys = decodeObject<ComposeDevelop>({ watch: decodeList(decodeTrigger) })

/** What Compose watches while developing. It has no effect here. */
export const decodeDevelop: Decoder<ComposeDevelop> = (field) => (isNull(field.node) ? {} : decodeKeys(field))
