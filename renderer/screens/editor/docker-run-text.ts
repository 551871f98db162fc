import { t } from '#shared/language/translate.ts'

/**
 * True where a text is a `docker run` command as people copy it: on one or several lines, with or without the prompt of
 * a shell. A compose file that speaks of one is none.
 */
export const isDockerRun = (text: string): boolean => {
  const command = text
    .trim()
    .replace(/^[$#]\s+/, '')
    .replace(/^sudo\s+/, '')
  return /^(?:docker|podman)\s+(?:container\s+)?(?:run|create)\s+\S/.test(command) && isOneCommand(command)
}

/** Every line but the last ends with a backslash, or is one more of its options. */
const isOneCommand = (command: string): boolean => {
  const lines = command.split(/\r?\n/).filter((line) => line.trim() !== '')
  return lines.slice(0, -1).every((line) => /\\\s*$/.test(line)) || !lines.some((line) => /^[\w-]+:(?:\s|$)/.test(line))
}

/** What came of a conversion, as a sentence or two for the person who pasted the command. */
export const conversionWords = (name: string, left: readonly string[], content: string): string => {
  const says = [
    t('docker run became the service {{name}}.', { name }),
    left.length === 0 ? '' : t('Not carried over: {{left}}.', { left: left.join(', ') }),
    /external: true/.test(content) ? t('Its volumes and networks are taken as existing ones (external).') : '',
    t('Undo brings the command back.'),
  ]
  return says.filter((one) => one !== '').join(' ')
}
