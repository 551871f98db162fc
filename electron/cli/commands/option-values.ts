import { type Command, InvalidArgumentError } from 'commander'
import { VolumeChoice, type VolumeChoices } from '#shared/model/volume-choice.ts'

/** Collects an option that may be given more than once. */
export const collect = (value: string, previous: readonly string[] = []): readonly string[] => [...previous, value]

/** A whole number above 0, or commander's error that names the option. */
export const positiveInteger = (value: string): number => {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It is a whole number from 1 on.')
  return number
}

/** A number of seconds above 0. */
export const seconds = (value: string): number => {
  const number = Number(value)
  if (!(number > 0)) throw new InvalidArgumentError('It is a number of seconds.')
  return number
}

/** Collects `--volume NAME=keep` and `--volume NAME=new`, or commander's error that says which two there are. */
const volumeChoice = (value: string, previous: VolumeChoices = {}): VolumeChoices => {
  const at = value.lastIndexOf('=')
  const choice = VolumeChoice.safeParse(value.slice(at + 1))
  if (at < 1 || !choice.success)
    throw new InvalidArgumentError('It is the name of a volume with =keep or =new behind it.')
  return { ...previous, [value.slice(0, at)]: choice.data }
}

/** Adds the choice for volumes that are on the host otherwise than the document asks. */
export const withVolumeOption = (command: Command): Command =>
  command.option(
    '--volume <name=keep|new>',
    'for a volume that is not what the document asks: keep it as it is, or use a new one beside it',
    volumeChoice,
  )

/** The choices as the API takes them. */
export const volumeChoicesOf = ({ volume }: { readonly volume?: VolumeChoices }) =>
  volume === undefined ? {} : { volumeChoices: volume }

/** Adds what every command has that puts something into the queue. */
export const withFollowOptions = (command: Command): Command =>
  command
    .option('--detach', 'leave when the command is in the queue')
    .option('--timeout <seconds>', 'cancel the command when it has not ended after this time', seconds)

/** Adds what every command has that takes a compose file. */
export const withDocumentOptions = (command: Command, required: boolean): Command =>
  (required
    ? command.requiredOption(
        '-f, --file <file>',
        'compose file, - for standard input; more are merged in this order',
        collect,
      )
    : command.option('-f, --file <file>', 'compose file, - for standard input; more are merged in this order', collect)
  )
    .option('--env-file <file>', 'variables instead of .env; later files win', collect)
    .option('--profile <profile>', 'profile to include', collect)
