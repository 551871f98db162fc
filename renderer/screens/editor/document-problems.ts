import type { Diagnostic } from '@codemirror/lint'
import type { ChangeSpec, Text } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { errorTable } from '#shared/contract/errors.ts'
import { translated } from '#shared/language/translate.ts'
import type { DocumentFix, DocumentProblem } from '#shared/model/document.ts'

/** Errors first, then by file and line, so that the list reads as the document does. */
export const inReadingOrder = (problems: readonly DocumentProblem[]): readonly DocumentProblem[] =>
  [...problems].sort(
    (a, b) =>
      severityRank(a) - severityRank(b) ||
      (a.position?.file ?? '').localeCompare(b.position?.file ?? '') ||
      (a.position?.line ?? 0) - (b.position?.line ?? 0) ||
      (a.position?.column ?? 0) - (b.position?.column ?? 0),
  )

const severityRank = (problem: DocumentProblem): number => (problem.severity === 'error' ? 0 : 1)

export const errorCount = (problems: readonly DocumentProblem[]): number =>
  problems.filter((problem) => problem.severity === 'error').length

/** The problems that have their place in this file. */
export const problemsOf = (problems: readonly DocumentProblem[], file: string): readonly DocumentProblem[] =>
  problems.filter((problem) => problem.position?.file === file)

/** Problems as the editor marks them: from the column named to the end of what stands there. Lines past the end mark the last. */
export const diagnosticsOf = (
  problems: readonly DocumentProblem[],
  text: Text,
  onFix: (view: EditorView, fix: DocumentFix) => void,
): Diagnostic[] =>
  problems
    .flatMap((problem) =>
      problem.position ? [{ ...diagnostic(problem, problem.position, text), ...actionsOf(problem, onFix) }] : [],
    )
    .sort((a, b) => a.from - b.from)

const actionsOf = (
  { fixes = [] }: DocumentProblem,
  onFix: (view: EditorView, fix: DocumentFix) => void,
): Pick<Diagnostic, 'actions'> =>
  fixes.length === 0
    ? {}
    : { actions: fixes.map((fix) => ({ name: translated(fix.title), apply: (view: EditorView) => onFix(view, fix) })) }

/** The edits of a fix as changes of a text. */
export const changesOf = ({ edits }: DocumentFix, text: Text): ChangeSpec[] =>
  edits.map(({ from, to, insert }) => ({ from: offsetOf(from, text), to: offsetOf(to, text), insert }))

const offsetOf = ({ line, column }: DocumentFix['edits'][number]['from'], text: Text): number => {
  if (line > text.lines) return text.length
  const found = text.line(Math.max(1, line))
  return Math.min(found.from + Math.max(0, column - 1), found.to)
}

const diagnostic = (
  problem: DocumentProblem,
  position: { readonly line: number; readonly column: number },
  text: Text,
): Diagnostic => {
  const line = text.line(Math.min(Math.max(1, position.line), text.lines))
  const from = Math.min(line.from + Math.max(0, position.column - 1), line.to)
  const end = line.from + line.text.trimEnd().length
  return {
    from: end > from ? from : line.from,
    to: Math.max(end, line.from),
    severity: problem.severity,
    message: [problem.message, problem.fix ?? ''].filter(Boolean).map(translated).join(' '),
    source: problem.rule,
  }
}

/** The problem after the one at this place, going round at the end; for the key that leads from one to the next. */
export const nextProblem = (
  problems: readonly DocumentProblem[],
  file: string,
  line: number,
): DocumentProblem | undefined => {
  const placed = inReadingOrder(problems).filter((problem) => problem.position !== null)
  const later = placed
    .filter((problem) => problem.position?.file === file && problem.position.line > line)
    .sort((a, b) => (a.position?.line ?? 0) - (b.position?.line ?? 0))[0]
  return later ?? placed.find((problem) => problem.position?.file !== file) ?? placed[0]
}

const invalidDocument = errorTable.DOCUMENT_INVALID.data

/** The problems that a DOCUMENT_INVALID error carries; none where its details are of another shape. */
export const problemsOfError = (details: unknown): readonly DocumentProblem[] => {
  const parsed = invalidDocument.safeParse(details)
  if (!parsed.success) return []
  return parsed.data.problems.map(({ rule, message, path, file, line, column }) => ({
    severity: 'error' as const,
    rule,
    message,
    path,
    position: file !== null && line !== null ? { file, line, column: column ?? 1 } : null,
  }))
}
