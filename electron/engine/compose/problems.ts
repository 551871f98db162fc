import type { DocumentProblem, SourcePosition } from '#shared/model/document.ts'

/** What a stage says about a document: the rule, words for a person, and where. */
export interface Finding {
  /** Names the rule, for example `unknown-key`. */
  readonly rule: string
  readonly message: string
  /** Keys that lead to the place, outermost first. */
  readonly path: readonly string[]
  readonly position: SourcePosition | null
  /** What to write instead, for a warning of the linter. */
  readonly fix?: string
}

/**
 * Collects what the stages find, so that a person sees everything wrong at once. A stage goes on after an error where
 * the rest still makes sense; `failed` says whether a later stage may trust what it is given.
 */
export interface Problems {
  error(finding: Finding): void
  warning(finding: Finding): void
  /**
   * An error only where the document is to be applied: Compose takes it, and its model can be printed, but Stackwright
   * cannot carry it out.
   */
  refusal(finding: Finding): void
  readonly failed: boolean
  /** True once there are more errors than are shown: a stage may leave out what only makes a message better. */
  readonly full: boolean
  /** Errors first, then in the order of files and lines; at most 100, for a document of nonsense says the same thing very often. */
  list(): DocumentProblem[]
  /** The same without what keeps the document only from being applied. */
  listForModel(): DocumentProblem[]
}

const maxProblems = 100
const maxKept = 10 * maxProblems

/** An empty collection. The same finding reported twice (an anchor used in two places) is kept once. */
export const createProblems = (): Problems => {
  const found = new Map<string, DocumentProblem>()
  const refused = new Set<DocumentProblem>()
  let failed = false
  const isFull = () => found.size >= maxKept
  const add = (severity: DocumentProblem['severity'], finding: Finding): DocumentProblem | null => {
    const { rule, message, path, position, fix } = finding
    const key = JSON.stringify([severity, rule, message, position ?? path])
    if (isFull() || found.has(key)) return null
    const problem = { severity, rule, message, path: path.join('.'), position, ...(fix && { fix }) }
    found.set(key, problem)
    return problem
  }
  return {
    error: (finding) => {
      failed = true
      add('error', finding)
    },
    warning: (finding) => {
      add('warning', finding)
    },
    refusal: (finding) => {
      const added = add('error', finding)
      if (added) refused.add(added)
    },
    get failed() {
      return failed
    },
    get full() {
      return isFull()
    },
    list: () => sorted([...found.values()]),
    listForModel: () => sorted([...found.values()].filter((problem) => !refused.has(problem))),
  }
}

const sorted = (problems: DocumentProblem[]): DocumentProblem[] =>
  problems.sort(bySeverityThenPlace).slice(0, maxProblems)

const bySeverityThenPlace = (a: DocumentProblem, b: DocumentProblem): number => {
  if (a.severity !== b.severity) return a.severity === 'error' ? -1 : 1
  if (!a.position || !b.position) return Number(Boolean(b.position)) - Number(Boolean(a.position))
  if (a.position.file !== b.position.file) return a.position.file < b.position.file ? -1 : 1
  return a.position.line - b.position.line || a.position.column - b.position.column
}
