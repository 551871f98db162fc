import type { ComposeHealthcheck } from '#shared/model/compose-project.ts'
import { decodeList, decodeObject } from './collection.ts'
import { type Decoder, fail, failType } from './field.ts'
import { decodeBoolean, decodeDuration, decodeInteger, decodeText } from './scalar.ts'

const decodeTest: Decoder<readonly string[]> = (field) => {
  const { node } = field
  if (node.kind === 'scalar' && typeof node.value === 'string') return ['CMD-SHELL', node.value]
  if (node.kind !== 'list')
    return failType(field, 'a command as text, or a list that starts with CMD, CMD-SHELL or NONE')
  const test = decodeList(decodeText)(field)
  const [form] = test ?? []
  if (form === 'CMD' || form === 'CMD-SHELL' || form === 'NONE') return test
  const written = form === undefined ? 'it is empty' : `it starts with ${JSON.stringify(form)}`
  return fail(field, 'healthcheck', `A health check's list starts with CMD, CMD-SHELL or NONE; ${written}.`)
}

/** A health check, durations as Go prints them. */
export const decodeHealthcheck: Decoder<ComposeHealthcheck> = decodeObject<ComposeHealthcheck>({
  test: decodeTest,
  interval: decodeDuration,
  timeout: decodeDuration,
  start_period: decodeDuration,
  start_interval: decodeDuration,
  retries: decodeInteger({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  disable: decodeBoolean,
})
