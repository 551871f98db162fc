import { checkDocument } from '#engine/compose/check-document.ts'
import { collectDocument } from '#engine/compose/collect-document.ts'
import { loadModel } from '#engine/compose/load-document.ts'
import { printModel } from '#engine/compose/print-model.ts'
import { referencedVariables } from '#engine/compose/referenced-variables.ts'
import { isAppError } from '#shared/contract/app-error.ts'

/** What became of a document. */
export type Outcome = 'accepted' | 'refused'

/**
 * Takes a document through everything that reads one. Throws for what must never be: an error that is not of the table,
 * one without its line, a printed model that is refused or that is another one when read again.
 */
export const loadAny = (content: string, others: Readonly<Record<string, string>> = {}): Outcome => {
  const document = documentOf(content, others)
  referencedVariables(document)
  checkDocument({ name: 'shop', document })
  const printed = printedOrRefused(document)
  if (printed === null) return 'refused'
  const again = printedOrRefused(documentOf(printed, others))
  if (again !== printed) throw new Error(`The printed model is another one when read again:\n${printed}\n${again}`)
  return 'accepted'
}

const documentOf = (content: string, others: Readonly<Record<string, string>>) =>
  collectDocument({
    composePaths: ['/srv/shop/compose.yaml'],
    envFiles: [],
    profiles: ['*'],
    environment: { HOME: '/home/me', B: 'b' },
    projectDirectory: null,
    readBytes: () => null,
    read: (path) => (path === '/srv/shop/compose.yaml' ? content : (others[path.replace('/srv/shop/', '')] ?? null)),
  })

const printedOrRefused = (document: ReturnType<typeof documentOf>): string | null => {
  try {
    return JSON.stringify(printModel(loadModel({ name: 'shop', document }).project))
  } catch (error) {
    if (!isAppError(error, 'DOCUMENT_INVALID')) throw error
    const placeless = error.data.problems.find(({ line }) => line === null || line < 1)
    if (placeless) throw new Error(`There is no line: ${placeless.message}`, { cause: error })
    return null
  }
}
