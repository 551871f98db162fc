import { IconAlertOctagon, IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { DocumentProblem } from '#shared/model/document.ts'
import { errorView } from '../../api/error-view.ts'
import { Kbd } from '../../components/kbd.tsx'
import { count } from '../../format/count.ts'
import { errorCount, inReadingOrder } from './document-problems.ts'
import type { DocumentCheck } from './use-document-check.ts'
import './problems-panel.css'

interface ProblemsPanelProps {
  readonly check: DocumentCheck
  readonly onGoTo: (problem: DocumentProblem) => void
}

/** Every problem of the document; a click leads to its line. */
export function ProblemsPanel({ check, onGoTo }: ProblemsPanelProps) {
  const { problems, state } = check
  const errors = errorCount(problems)
  const warnings = problems.length - errors
  return (
    <section className="sw-problems" aria-label="Problems">
      <header className="sw-problems-head">
        <h3>Problems</h3>
        {errors > 0 ? (
          <span className="sw-count" data-tone="bad">
            {errors}
          </span>
        ) : null}
        {warnings > 0 ? (
          <span className="sw-count" data-tone="warn">
            {warnings}
          </span>
        ) : null}
        <span className="sw-hidden" role="status">
          {state === 'checked' ? `${count(errors, 'error')}, ${count(warnings, 'warning')}` : ''}
        </span>
        <span className="sw-grow" />
        {problems.length > 0 ? (
          <span className="sw-small sw-faint">
            <Kbd>F8</Kbd> next
          </span>
        ) : null}
      </header>
      {problems.length === 0 ? <NoProblems check={check} /> : null}
      <ul>
        {inReadingOrder(problems).map((problem) => (
          <li key={`${problem.rule} ${problem.path} ${problem.position?.line} ${problem.message}`}>
            <Problem problem={problem} onGoTo={onGoTo} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function NoProblems({ check }: { readonly check: DocumentCheck }) {
  if (check.state === 'failed') {
    const { message, next } = errorView(check.error)
    return (
      <p className="sw-problems-none sw-bad-text" role="alert">
        The document could not be checked. {message} {next}
      </p>
    )
  }
  return (
    <p className="sw-problems-none sw-second">
      {check.state === 'checking' ? (
        'Checking.'
      ) : (
        <>
          <IconCircleCheck size={14} aria-hidden /> No problem found.
        </>
      )}
    </p>
  )
}

function Problem({
  problem,
  onGoTo,
}: {
  readonly problem: DocumentProblem
  readonly onGoTo: (problem: DocumentProblem) => void
}) {
  const { severity, message, position } = problem
  return (
    <button
      type="button"
      className="sw-problem"
      data-severity={severity}
      disabled={position === null}
      onClick={() => onGoTo(problem)}
    >
      {severity === 'error' ? (
        <IconAlertOctagon size={16} stroke={1.75} aria-label="Error" />
      ) : (
        <IconAlertTriangle size={16} stroke={1.75} aria-label="Warning" />
      )}
      <span className="sw-problem-text">{message}</span>
      <span className="sw-tiny sw-faint sw-num sw-problem-place">
        {position ? `${position.file}, line ${position.line}` : problem.path}
      </span>
    </button>
  )
}
