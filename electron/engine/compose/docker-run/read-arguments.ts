import { type RunOption, runAliases, runOptions } from './run-options.ts'

/** A `docker run` command taken apart. */
export interface RunArguments {
  readonly options: ReadonlyArray<{ readonly name: string; readonly option: RunOption; readonly value: string }>
  readonly image: string
  readonly command: readonly string[]
  /** Options that `docker run` may have and nothing here knows. */
  readonly unknown: readonly string[]
}

/** Takes the words behind `docker run` apart. null where no image is left. */
export const readArguments = (words: readonly string[]): RunArguments | null => {
  const reading: Reading = { rest: [...words], options: [], unknown: [] }
  for (let word = reading.rest[0]; word?.startsWith('-'); word = reading.rest[0]) {
    reading.rest.shift()
    if (word === '--') break
    readWord(reading, word)
  }
  const [image, ...command] = reading.rest
  return image === undefined ? null : { options: reading.options, image, command, unknown: reading.unknown }
}

interface Reading {
  readonly rest: string[]
  readonly options: Array<RunArguments['options'][number]>
  readonly unknown: string[]
}

const readWord = ({ rest, options, unknown }: Reading, word: string): void => {
  for (const { name, value } of splitOption(word)) {
    const long = runAliases.get(name) ?? name
    const option = runOptions.get(long)
    if (!option) unknown.push(word)
    else options.push({ name: long, option, value: value ?? (takesValue(option) ? (rest.shift() ?? '') : 'true') })
  }
}

/** `--name=value`, `-n value`, `-nvalue`, and flags of one letter together: `-it`. */
const splitOption = (word: string): ReadonlyArray<{ readonly name: string; readonly value: string | undefined }> => {
  if (word.startsWith('--')) {
    const at = word.indexOf('=')
    return [at < 0 ? { name: word.slice(2), value: undefined } : { name: word.slice(2, at), value: word.slice(at + 1) }]
  }
  const found: Array<{ name: string; value: string | undefined }> = []
  for (let index = 1; index < word.length; index += 1) {
    const name = word[index] ?? ''
    const option = runOptions.get(runAliases.get(name) ?? name)
    const attached = word.slice(index + 1).replace(/^=/, '')
    const hasValue = option !== undefined && takesValue(option) && attached !== ''
    found.push({ name, value: hasValue ? attached : undefined })
    if (hasValue) break
  }
  return found
}

const takesValue = (option: RunOption): boolean => {
  if (option.kind === 'client') return option.takesValue
  return option.kind !== 'flag' && !(option.kind === 'nested' && option.is === 'flag')
}
