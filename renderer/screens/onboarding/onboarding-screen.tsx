import { Button } from '@mantine/core'
import { IconCheck, IconCircleX, IconMinus, IconPlug, IconPlugConnected, IconRefresh } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import { t, translated } from '#shared/language/translate.ts'
import type { EngineDiagnosis, ProbeAttempt } from '#shared/model/host.ts'
import { useApi } from '../../api/client.ts'
import { diagnosisQuery, topics } from '../../api/queries.ts'
import { Age } from '../../components/age.tsx'
import { AsyncView } from '../../components/async-view.tsx'
import { Card } from '../../components/card.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { Sentence } from '../../components/sentence.tsx'
import { formatNumber } from '../../format/number.ts'
import { Brand } from '../../frame/brand.tsx'
import { diagnosisText } from './diagnosis-text.ts'
import './onboarding.css'

/** Why no Engine answers and what would help. Goes on by itself when one does. */
export function OnboardingScreen({ host }: { readonly host: string }) {
  const diagnosis = useQuery(diagnosisQuery(useApi(), host))
  return (
    <div className="sw-onboarding">
      <Steps current={diagnosis.data?.verdict === 'ready' ? 1 : 0} />
      <div className="sw-onboarding-main">
        <AsyncView query={diagnosis} what={t('what the Engine says')} rows={6}>
          {(found) => <Diagnosis host={host} diagnosis={found} />}
        </AsyncView>
      </div>
    </div>
  )
}

const steps = [
  { title: 'Find an Engine', text: 'Stackwright drives the Docker Engine. It does not bring one.' },
  { title: 'Pick what to run', text: 'Your own compose file, pasted or opened.' },
  { title: 'See the plan, then apply', text: 'Nothing runs until you approve.' },
] as const

/** `current` counts from 0; the steps before it are done. */
const Steps = ({ current }: { readonly current: number }) => (
  <aside className="sw-onboarding-steps" aria-label={t('Three steps')}>
    <Brand size={36} />
    <p className="sw-onboarding-heading">{t('Three steps to a stack that runs')}</p>
    <ol>
      {steps.map(({ title, text }, index) => (
        <li key={title} data-current={index === current} aria-current={index === current ? 'step' : undefined}>
          <span className="sw-onboarding-number" data-done={index < current}>
            {index < current ? <IconCheck size={16} stroke={2} role="img" aria-label={t('Done')} /> : index + 1}
          </span>
          <span className="sw-col">
            <span className="sw-strong">{t(title)}</span>
            <span className="sw-small">{t(text)}</span>
          </span>
        </li>
      ))}
    </ol>
  </aside>
)

/** Asks the Engine now, which also makes the diagnosis anew. */
function useCheckAgain(host: string) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api.hosts.test({ host }),
    onSettled: () => queries.invalidateQueries({ queryKey: [topics.hosts] }),
  })
}

function Diagnosis({ host, diagnosis }: { readonly host: string; readonly diagnosis: EngineDiagnosis }) {
  const check = useCheckAgain(host)
  const handleCheck = (): void => check.mutate()
  const ready = diagnosis.verdict === 'ready'
  const Icon = ready ? IconPlugConnected : IconPlug
  return (
    <>
      <div className="sw-onboarding-head" role="status">
        <span className="sw-onboarding-sign" data-ready={ready}>
          <Icon size={22} stroke={1.75} aria-hidden />
        </span>
        <div className="sw-col">
          <h1>{translated(diagnosis.headline)}</h1>
          <p className="sw-second">{translated(diagnosis.explanation)}</p>
        </div>
      </div>
      <section className="sw-card sw-remedy" aria-label={t('What helps')}>
        <div className="sw-col sw-grow">{ready ? <Ready /> : <Remedy remedy={diagnosis.remedy} />}</div>
        <div className="sw-remedy-check">
          <Button
            size="lg"
            variant={ready ? 'default' : 'filled'}
            leftSection={<IconRefresh size={16} className={check.isPending ? 'sw-turn' : ''} />}
            onClick={handleCheck}
            disabled={check.isPending}
          >
            {t('Check again')}
          </Button>
          <span className="sw-small sw-second">
            <Sentence text="checked {{age}}" with={{ age: <Age at={diagnosis.checkedAt} /> }} />
          </span>
        </div>
      </section>
      <Card
        title={t('What was tried')}
        actions={<CopyButton what={t('all of it for support')} text={diagnosisText(host, diagnosis)} />}
      >
        <table className="sw-table sw-attempts">
          <thead className="sw-hidden">
            <tr>
              <th>{t('Outcome')}</th>
              <th>{t('Looked at')}</th>
              <th>{t('What came of it')}</th>
              <th>{t('Took')}</th>
            </tr>
          </thead>
          <tbody>
            {diagnosis.attempts.map((attempt) => (
              <Attempt key={attempt.target} attempt={attempt} />
            ))}
          </tbody>
        </table>
      </Card>
    </>
  )
}

const Ready = () => (
  <>
    <h2>{t('The Engine answers')}</h2>
    <p className="sw-second">{t('The next step is yours: pick what to run.')}</p>
    <p className="sw-remedy-act">
      <Button variant="filled" component={Link} href="/new">
        {t('New stack')}
      </Button>
    </p>
  </>
)

function Remedy({ remedy }: { readonly remedy: EngineDiagnosis['remedy'] }) {
  if (!remedy) return <p>{t('Start a Docker Engine, then check again.')}</p>
  return (
    <>
      <h2>
        {translated(remedy.title)} <span className="sw-tag">{t('most likely')}</span>
      </h2>
      {remedy.command ? (
        <div className="sw-command-line">
          <code className="sw-mono">{remedy.command}</code>
          <CopyButton what={t('the command')} text={remedy.command} />
        </div>
      ) : null}
      <p className="sw-small sw-second">{translated(remedy.explanation)}</p>
    </>
  )
}

const outcomes = {
  ok: { icon: IconCheck, word: 'Found', className: 'sw-ok-text' },
  failed: { icon: IconCircleX, word: 'Failed', className: 'sw-bad-text' },
  absent: { icon: IconMinus, word: 'Not there', className: 'sw-faint' },
} as const

function Attempt({ attempt: { target, outcome, detail, tookMs } }: { readonly attempt: ProbeAttempt }) {
  const { icon: Icon, word, className } = outcomes[outcome]
  return (
    <tr>
      <td className={className}>
        <Icon size={16} stroke={2} role="img" aria-label={t(word)} />
      </td>
      <td>
        <code className="sw-mono">{translated(target)}</code>
      </td>
      <td className="sw-attempt-detail">{translated(detail)}</td>
      <td className="sw-right sw-faint sw-tiny sw-num">{t('{{tookMs}} ms', { tookMs: formatNumber(tookMs) })}</td>
    </tr>
  )
}
