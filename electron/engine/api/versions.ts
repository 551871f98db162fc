import { loadDocument } from '../compose/load-document.ts'
import { withoutSecrets } from '../compose/sealed-files.ts'
import { diffFiles, diffProjects } from '../stacks/version-diff.ts'
import type { EngineParts } from './engine-parts.ts'
import { implementer } from './implementer.ts'
import { wholeDocument } from './whole-document.ts'

/** The history of a stack. */
export function implementVersions({ stacks, versions }: EngineParts) {
  const { list, get, diff, save } = implementer.versions
  return {
    list: list.handler(async ({ input }) => {
      const { id } = await stacks.get(input.stack)
      const { items, nextCursor } = await versions.list({ stackId: id, cursor: input.cursor, limit: input.limit })
      return { items: [...items], nextCursor }
    }),

    get: get.handler(async ({ input }) => {
      const version = await versions.get((await stacks.get(input.stack)).id, input.number)
      return { ...version, document: withoutSecrets(version.document) }
    }),

    diff: diff.handler(async ({ input }) => {
      const stack = await stacks.get(input.stack)
      const from = await versions.get(stack.id, input.from)
      const to = await versions.get(stack.id, input.to)
      const projectOf = ({ document }: typeof from) => loadDocument({ name: stack.name, document }).project
      return {
        files: diffFiles(withoutSecrets(from.document), withoutSecrets(to.document)),
        changes: diffProjects(projectOf(from), projectOf(to)),
      }
    }),

    save: save.handler(async ({ input, context }) => {
      const stack = await stacks.get(input.stack)
      const document = await wholeDocument({ stacks, versions }, stack.name, input.document)
      loadDocument({ name: stack.name, document })
      const { message } = input
      const saved = await versions.save({ stackId: stack.id, document, message, author: context.actor.name })
      return { ...saved, document: withoutSecrets(saved.document) }
    }),
  }
}
