import { isAppError } from '#shared/contract/app-error.ts'
import type { StackDocument } from '#shared/model/document.ts'
import { hasSealedFiles, withSecrets } from '../compose/sealed-files.ts'
import type { EngineParts } from './engine-parts.ts'

/** How many versions are looked through for bytes that a document leaves out. */
const lookedThrough = 50

/**
 * A document that was sent, with the bytes of the secrets that it was shown without: from the newest versions of the
 * stack it is for. @throws AppError DOCUMENT_INVALID where none of them has them
 */
export async function wholeDocument(
  { stacks, versions }: Pick<EngineParts, 'stacks' | 'versions'>,
  stackName: string,
  document: StackDocument,
): Promise<StackDocument> {
  if (!hasSealedFiles(document)) return document
  try {
    const { id } = await stacks.get(stackName)
    const { items } = await versions.list({ stackId: id, limit: lookedThrough })
    const earlier = await Promise.all(items.map(({ number }) => versions.get(id, number)))
    return withSecrets(
      document,
      earlier.map((version) => version.document),
    )
  } catch (error) {
    if (isAppError(error, 'STACK_NOT_FOUND')) return withSecrets(document, [])
    throw error
  }
}
