import { t } from '#shared/language/translate.ts'
import type { CommandStep } from '#shared/model/command.ts'

/** With more steps than this a segment is too narrow to be seen; they are drawn in this many groups. */
const mostSegments = 60

/** The steps of a command as a bar: one segment a step, in the tone of how it stands. */
export function CommandProgress({ steps }: { readonly steps: readonly CommandStep[] }) {
  if (steps.length === 0) return null
  const done = steps.filter((step) => step.status === 'DONE').length
  return (
    <div
      className="sw-command-progress"
      role="progressbar"
      aria-label={t('Steps done')}
      aria-valuemin={0}
      aria-valuemax={steps.length}
      aria-valuenow={done}
      aria-valuetext={t('{{done}} of {{steps}} steps done', { done, steps: steps.length })}
    >
      {segments(steps).map((step) => (
        <span key={step.index} data-status={step.status} />
      ))}
    </div>
  )
}

const segments = (steps: readonly CommandStep[]): readonly CommandStep[] => {
  const size = Math.ceil(steps.length / mostSegments)
  return steps.filter((_, at) => at % size === size - 1 || at === steps.length - 1)
}
