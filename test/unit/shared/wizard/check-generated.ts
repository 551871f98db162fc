import { checkDocument } from '#engine/compose/check-document.ts'
import type { DocumentProblem } from '#shared/model/document.ts'
import type { GeneratedDocument } from '#shared/wizard/generated-document.ts'

/** What the compose pipeline and the linter say of a document of the wizard, whose secrets are sealed. */
export const problemsOf = ({ text, variables }: GeneratedDocument, name = 'shop'): readonly DocumentProblem[] =>
  checkDocument({
    name,
    document: {
      composeFiles: ['compose.yaml'],
      files: [{ path: 'compose.yaml', content: text }],
      environment: {},
      secrets: Object.fromEntries(variables.map((variable) => [variable.name, 'some-sealed-value'])),
      profiles: [],
      projectDirectory: null,
    },
  }).problems

/** Only what keeps it from being applied. */
export const errorsOf = (document: GeneratedDocument): readonly string[] =>
  problemsOf(document)
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message)
