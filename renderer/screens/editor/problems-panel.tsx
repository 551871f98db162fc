import { Button } from '@mantine/core'
import { IconAlertOctagon, IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { t, translated } from '#shared/language/translate.ts'
import type { DocumentFix, DocumentProblem } from '#shared/model/document.ts'
import { errorView } from '../../api/error-view.ts'
import { Kbd } from '../../components/kbd.tsx'
import { count } from '../../format/count.ts'
import { errorCount, inReadingOrder } from './document-problems.ts'
import type { DocumentCheck } from './use-document-check.ts'
import './problems-panel.css'

interface ProblemsPanelProps {
  readonly check: DocumentCheck
  readonly onGoTo: (problem: DocumentProblem) => void
  readonly onFix: (problem: DocumentProblem, fix: DocumentFix) => void
}

/** Every problem of the document; a click leads to its line, another makes its fix. */
export function ProblemsPanel({ check, onGoTo, onFix }: ProblemsPanelProps) {
  const { problems, state } = check
  const errors = errorCount(problems)
  const warnings = problems.length - errors
  return (
    <section className="sw-problems" aria-label={t('Problems')}>
      <header className="sw-problems-head">
        <h2 className="sw-problems-title">{t('Problems')}</h2>
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
            <Kbd>F8</Kbd> {t('next')}
          </span>
        ) : null}
      </header>
      {problems.length === 0 ? <NoProblems check={check} /> : null}
      <ul>
        {inReadingOrder(problems).map((problem) => (
          <li key={`${problem.rule} ${problem.path} ${problem.position?.line} ${problem.message}`}>
            <Problem problem={problem} onGoTo={onGoTo} />
            <Fixes problem={problem} ready={state === 'checked'} onFix={onFix} />
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
        {t('The document could not be checked. {{message}} {{next}}', { message, next })}
      </p>
    )
  }
  return (
    <p className="sw-problems-none sw-second">
      {check.state === 'checking' ? (
        t('Checking.')
      ) : (
        <>
          <IconCircleCheck size={14} aria-hidden /> {t('No problem found.')}
        </>
      )}
    </p>
  )
}

interface FixesProps {
  readonly problem: DocumentProblem
  /** False while the problem is of an older text, which its fixes would not fit. */
  readonly ready: boolean
  readonly onFix: (problem: DocumentProblem, fix: DocumentFix) => void
}

function Fixes({ problem, ready, onFix }: FixesProps) {
  const { fixes = [] } = problem
  if (fixes.length === 0) return null
  return (
    <div className="sw-problem-fixes">
      {fixes.map((fix) => (
        <Button key={fix.title} size="xs" variant="default" disabled={!ready} onClick={() => onFix(problem, fix)}>
          {translated(fix.title)}
        </Button>
      ))}
    </div>
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
        <IconAlertOctagon size={16} stroke={1.75} aria-label={t('Error')} />
      ) : (
        <IconAlertTriangle size={16} stroke={1.75} aria-label={t('Warning')} />
      )}
      <span className="sw-problem-text">
        {translated(message)}
        {problem.fix === undefined ? null : <span className="sw-second"> {translated(problem.fix)}</span>}
        <span className="sw-tiny sw-faint sw-mono sw-problem-rule">{problem.rule}</span>
      </span>
      <span className="sw-tiny sw-faint sw-num sw-problem-place">
        {position ? t('{{file}}, line {{line}}', { file: position.file, line: position.line }) : problem.path}
      </span>
    </button>
  )
}
