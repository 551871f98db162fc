import { Button, TextInput } from '@mantine/core'
import { IconArrowBackUp, IconBolt, IconCircleCheck } from '@tabler/icons-react'
import { t } from '#shared/language/translate.ts'
import { fixAll } from '#shared/rules/fix-all.ts'
import { rules } from '#shared/rules/index.ts'
import { Card } from '../../components/card.tsx'
import { ErrorPanel } from '../../components/error-panel.tsx'
import { FindingList } from './finding-list.tsx'
import { HandEditsCard } from './hand-edits-card.tsx'
import { MadeDocument } from './made-document.tsx'
import { NeedsCard } from './needs-card.tsx'
import type { WizardWork } from './use-findings.ts'
import { applyFix, changeSession, undoFix } from './wizard-session.ts'

/** What the rules say, what the stack takes of its host, and the document that the choices make. */
export function ReviewStep({ work }: { readonly work: WizardWork }) {
  const { session, made } = work
  return (
    <div className="sw-review">
      <div className="sw-col sw-review-facts">
        {work.hostError ? <ErrorPanel what={t('The host could not be looked at')} error={work.hostError} /> : null}
        <FindingsCard work={work} />
        {session.edits.length > 0 ? <HandEditsCard session={session} /> : null}
        <NeedsCard made={made} facts={work.facts} />
        <Card title={t('Message of the version')} padded>
          <TextInput
            aria-label={t('Message of the version')}
            placeholder={t('What it is for')}
            value={session.message}
            maxLength={500}
            onChange={(event) => changeSession({ message: event.currentTarget.value })}
          />
        </Card>
      </div>
      <MadeDocument key={made.text} made={made} findings={work.findings} />
    </div>
  )
}

function FindingsCard({ work }: { readonly work: WizardWork }) {
  const { findings, session } = work
  const count = (severity: string): number => findings.filter((one) => one.severity === severity).length
  const fixable = findings.some(({ severity, fixes }) => severity !== 'inform' && fixes.some((fix) => fix.automatic))
  const handleFixAll = (): void => {
    const { answers, applied } = fixAll(work.facts)
    applyFix(answers, t('Done: {{applied}}.', { applied: applied.map(({ title }) => title).join('; ') }))
  }
  return (
    <Card
      title={t('Findings')}
      beside={
        <>
          {count('block') > 0 ? (
            <span className="sw-count" data-tone="bad">
              {t('{{number}} to solve', { number: count('block') })}
            </span>
          ) : null}
          {count('warn') > 0 ? (
            <span className="sw-count" data-tone="warn">
              {t('{{number}} worth a look', { number: count('warn') })}
            </span>
          ) : null}
        </>
      }
      actions={
        fixable ? (
          <Button size="xs" leftSection={<IconBolt size={12} />} onClick={handleFixAll}>
            {t('Fix all')}
          </Button>
        ) : null
      }
    >
      {session.undo ? (
        <div className="sw-row sw-small sw-fixed" role="status">
          <IconCircleCheck size={16} stroke={1.75} className="sw-ok-text" aria-hidden />
          <span className="sw-grow">{session.undo.says}</span>
          <Button size="xs" variant="subtle" leftSection={<IconArrowBackUp size={12} />} onClick={undoFix}>
            {t('Undo')}
          </Button>
        </div>
      ) : null}
      {findings.length === 0 ? (
        <p className="sw-row sw-findings-none">
          <IconCircleCheck size={16} stroke={1.75} className="sw-ok-text" aria-hidden />
          {work.facts.host
            ? t('Nothing is in the way. {{rules}} rules were checked, against {{host}} as it is now too.', {
                rules: rules.length,
                host: work.facts.host.name,
              })
            : t('Nothing is in the way. {{rules}} rules were checked.', { rules: rules.length })}
        </p>
      ) : (
        <FindingList findings={findings} work={work} />
      )}
    </Card>
  )
}
