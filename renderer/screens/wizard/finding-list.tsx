import { Button } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle, IconOctagon } from '@tabler/icons-react'
import { t, translated } from '#shared/language/translate.ts'
import type { Finding, Fix, Severity, Subject } from '#shared/rules/finding.ts'
import { changeAnswers } from '#shared/wizard/change-answers.ts'
import type { WizardWork } from './use-findings.ts'
import { applyFix } from './wizard-session.ts'

const looks = {
  block: { icon: IconOctagon, tone: 'bad', word: 'Stops it' },
  warn: { icon: IconAlertTriangle, tone: 'warn', word: 'Worth a look' },
  inform: { icon: IconInfoCircle, tone: 'second', word: 'Good to know' },
} as const satisfies Readonly<Record<Severity, unknown>>

interface FindingListProps {
  readonly findings: readonly Finding[]
  readonly work: WizardWork
}

/** What rules say: what is the matter, why it matters, and what one click does about it. */
export function FindingList({ findings, work }: FindingListProps) {
  return (
    <ul className="sw-findings">
      {findings.map((finding) => {
        const { icon: Icon, tone, word } = looks[finding.severity]
        return (
          <li key={`${finding.rule} ${JSON.stringify(finding.on)} ${finding.message}`} data-severity={finding.severity}>
            <Icon size={16} stroke={1.75} className={`sw-${tone}-text`} aria-label={t(word)} role="img" />
            <div className="sw-col sw-grow">
              <p className="sw-strong">{translated(finding.message)}</p>
              <p className="sw-small sw-second">{translated(finding.why)}</p>
              <span className="sw-tiny sw-faint">
                {[subjectWords(finding.on), finding.rule].filter(Boolean).join(' · ')}
              </span>
            </div>
            <div className="sw-row sw-wrap sw-finding-fixes">
              {finding.fixes.map((fix) => (
                <FixButton key={fix.title} fix={fix} work={work} />
              ))}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

const FixButton = ({ fix, work }: { readonly fix: Fix; readonly work: WizardWork }) => (
  <Button
    size="xs"
    onClick={() =>
      applyFix(changeAnswers(work.session.answers, fix.changes), t('Done: {{fix}}.', { fix: translated(fix.title) }))
    }
  >
    {translated(fix.title)}
  </Button>
)

/** What a finding or a line is about, in words: `db, password`; empty for the stack as a whole. */
export const subjectWords = (on: Subject): string => {
  switch (on.kind) {
    case 'stack':
      return ''
    case 'part':
      return on.field === undefined ? on.part : `${on.part}, ${on.field.replace(/^(options|needs)\./, '')}`
    case 'connection':
      return t('{{consumer}} to {{provider}}', { consumer: on.consumer, provider: on.provider })
  }
}
