import type { RefObject } from 'react'
import { t, translated } from '#shared/language/translate.ts'
import { useApi } from '../../api/client.ts'
import { errorView } from '../../api/error-view.ts'
import type { EditorHandle } from './code-editor.tsx'
import { conversionWords } from './docker-run-text.ts'
import { problemsOfError } from './document-problems.ts'
import { insertService } from './insert-service.ts'

/** What came of a conversion: words for the person, and whether the document has the service. */
export interface Conversion {
  readonly done: boolean
  readonly says: string
}

/**
 * Makes a service of a `docker run` command. `before` is the text that it goes into and `shown` the text on the screen,
 * which a pasted command is part of; the text on the screen is replaced in one step that undo takes back.
 */
export function useDockerRun(
  editor: RefObject<EditorHandle | null>,
): (command: string, before: string, shown: string) => Promise<Conversion> {
  const api = useApi()
  return async (command, before, shown) => {
    const made = await api.compose.fromDockerRun({ command }).catch((error: unknown) => ({ error }))
    if ('error' in made) return { done: false, says: refusalWords(made.error) }
    const result = insertService(before, made.content, made.service)
    if (result.kind === 'refused') return { done: false, says: result.reason }
    const isReplaced = editor.current?.replace(shown, result.text, result.line) ?? false
    return isReplaced
      ? { done: true, says: conversionWords(result.name, made.left, made.content) }
      : { done: false, says: t('The text changed meanwhile, so the command was left as it is.') }
  }
}

/** Why a command could not be read, as its own problem says it. */
const refusalWords = (error: unknown): string => {
  const { message, next, details } = errorView(error)
  const [problem] = problemsOfError(details)
  return (problem && translated(problem.message)) ?? [message, next].join(' ')
}
