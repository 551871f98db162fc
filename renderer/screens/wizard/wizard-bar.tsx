import { Button } from '@mantine/core'
import { IconArrowRight, IconCircleCheck, IconLock, IconOctagon, IconSchema } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { PlainKey } from '#shared/language/text-key.ts'
import { t } from '#shared/language/translate.ts'
import { count } from '../../format/count.ts'
import { navigate } from '../../hash-location.ts'
import { useNameProblem } from './name-problem.ts'
import type { Keeping } from './use-draft-keeping.ts'
import type { WizardWork } from './use-findings.ts'
import { stepBeside, type WizardRequest, wizardPlace } from './wizard-place.ts'
import { startSession } from './wizard-session.ts'

interface WizardBarProps {
  readonly request: WizardRequest
  readonly work: WizardWork
  readonly keeping: Keeping
  readonly creating: boolean
  readonly onCreate: () => void
}

const keepingWords: Readonly<Record<Keeping, PlainKey | null>> = {
  kept: 'Kept as a draft',
  keeping: 'Keeping the draft…',
  failed: 'The draft could not be kept',
  nothing: null,
}

/** What stands in the way, whether the choices are kept, and the way on. */
export function WizardBar({ request, work, keeping, creating, onCreate }: WizardBarProps) {
  const { session } = work
  const back = stepBeside(request.step, -1)
  const next = stepBeside(request.step, 1)
  const chosen = session.answers.parts.length > 0
  const place = (step: WizardRequest['step']): string => wizardPlace({ ...request, step })
  return (
    <section className="sw-wizard-bar" aria-label={t('The way on')}>
      <Standing work={work} />
      <span className={keeping === 'failed' ? 'sw-small sw-bad-text' : 'sw-small sw-second'} role="status">
        {saysOfKeeping(keeping)}
      </span>
      <span className="sw-grow" />
      {chosen ? <StartOver disabled={keeping === 'keeping' || creating} /> : null}
      {request.step === 'pick' && session.stack === null ? (
        <Button variant="subtle" component={Link} href="/new">
          {t('Start from a compose file')}
        </Button>
      ) : null}
      {back ? (
        <Button component={Link} href={place(back.step)}>
          {t('Back')}
        </Button>
      ) : null}
      {next ? (
        <Button
          variant="filled"
          rightSection={<IconArrowRight size={14} />}
          disabled={!chosen}
          onClick={() => navigate(place(next.step))}
        >
          {t(next.label)}
        </Button>
      ) : (
        <CreateButton work={work} busy={creating || keeping === 'keeping'} onCreate={onCreate} />
      )}
    </section>
  )
}

const saysOfKeeping = (keeping: Keeping): string => {
  const words = keepingWords[keeping]
  return words === null ? '' : t(words)
}

/** Leaves the draft as it is, and begins with nothing chosen. */
function StartOver({ disabled }: { readonly disabled: boolean }) {
  const handleClick = (): void => {
    startSession(null)
    navigate('/wizard')
  }
  return (
    <Button variant="subtle" disabled={disabled} onClick={handleClick}>
      {t('Leave as a draft, begin another')}
    </Button>
  )
}

function Standing({ work: { findings, session } }: { readonly work: WizardWork }) {
  if (session.answers.parts.length === 0) return null
  const blocks = findings.filter(({ severity }) => severity === 'block').length
  const warns = findings.filter(({ severity }) => severity === 'warn').length
  const [tone, Icon] = blocks > 0 ? (['bad', IconOctagon] as const) : (['ok', IconCircleCheck] as const)
  const words =
    blocks > 0 ? t('{{findings}} to solve', { findings: count(blocks, 'finding') }) : t('Nothing is in the way')
  return (
    <span className={`sw-row sw-small sw-${tone}-text`} role="status">
      <Icon size={16} stroke={1.75} aria-hidden />
      {words}
      {warns > 0 ? `, ${t('{{number}} worth a look', { number: warns })}` : ''}
    </span>
  )
}

interface CreateButtonProps {
  readonly work: WizardWork
  readonly busy: boolean
  readonly onCreate: () => void
}

function CreateButton({ work: { session, findings }, busy, onCreate }: CreateButtonProps) {
  const name = useNameProblem(session)
  const blocked = findings.some(({ severity }) => severity === 'block') ? t('Solve what is in the way first') : null
  const lock = name ?? blocked
  const number = (session.latestVersion ?? 0) + 1
  return (
    <>
      {lock === null ? null : (
        // That findings are in the way stands at the left already.
        <span className={name === null ? 'sw-hidden' : 'sw-small sw-bad-text'} id="sw-wizard-lock">
          {lock}
        </span>
      )}
      <Button
        variant="filled"
        leftSection={lock === null ? <IconSchema size={14} /> : <IconLock size={14} />}
        disabled={lock !== null || busy}
        aria-describedby={lock === null ? undefined : 'sw-wizard-lock'}
        onClick={onCreate}
      >
        {t('Create version {{number}} and see the plan', { number })}
      </Button>
    </>
  )
}
