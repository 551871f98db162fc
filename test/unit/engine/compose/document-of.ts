import { checkDocument } from '#engine/compose/check-document.ts'
import { lintRules } from '#engine/compose/lint/lint-rules.ts'
import { loadDocument } from '#engine/compose/load-document.ts'
import type { ComposeProject, ComposeService } from '#shared/model/compose-project.ts'
import type { StackDocument } from '#shared/model/document.ts'

/** A document of one compose file, and whatever else the test gives. */
export const documentOf = (content: string, rest: Partial<StackDocument> = {}): StackDocument => ({
  composeFiles: ['compose.yaml'],
  environment: {},
  profiles: [],
  projectDirectory: '/srv/shop',
  ...rest,
  files: [{ path: 'compose.yaml', content }, ...(rest.files ?? [])],
})

/** The model of a document that is right. */
export const projectOf = (content: string, rest: Partial<StackDocument> = {}): ComposeProject =>
  loadDocument({ name: 'shop', document: documentOf(content, rest) }).project

/** The model of the service `web` whose keys are given as YAML, one a line. */
export const webOf = (keys: string, rest: Partial<StackDocument> = {}): ComposeService | undefined =>
  projectOf(inWeb(keys), rest).services['web']

/** A document with the service `web`: line 1 is `services:`, line 3 its image, line 4 the first of the keys. */
export const inWeb = (keys: string): string =>
  ['services:', '  web:', '    image: nginx', ...keys.split('\n').map((line) => `    ${line}`)].join('\n')

const unwise: ReadonlySet<string> = new Set(lintRules.map(({ id }) => id))

/** All that is wrong with a document, one line each: place, severity unless error, rule, message. Not what is unwise. */
export const problemsOf = (content: string, rest: Partial<StackDocument> = {}): readonly string[] =>
  checkDocument({ name: 'shop', document: documentOf(content, rest) })
    .problems.filter(({ rule }) => !unwise.has(rule))
    .map(
      ({ severity, rule, message, position }) =>
        `${position?.file}:${position?.line}:${position?.column} ${severity === 'warning' ? 'warning ' : ''}${rule}: ${message}`,
    )
