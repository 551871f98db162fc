import { IconAlertOctagon, IconArrowBackUp, IconCircleCheck, IconClock, IconLoader2 } from '@tabler/icons-react'
import { type ComponentType, Fragment, useEffect, useRef } from 'react'
import type { PlainKey } from '#shared/language/text-key.ts'
import { t, translated } from '#shared/language/translate.ts'
import type { Command, CommandStep } from '#shared/model/command.ts'
import type { ImagePull } from '#shared/model/image-pull.ts'
import { Age } from '../../components/age.tsx'
import { Card } from '../../components/card.tsx'
import { formatTook } from '../../format/age.ts'
import { PullProgress } from './pull-progress.tsx'
import { stepWords } from './step-words.ts'
import './steps-card.css'

interface StepsCardProps {
  readonly command: Command
  readonly steps: readonly CommandStep[]
  readonly pulls: readonly ImagePull[]
}

/** The plan of a command as a journal: what is done, what runs, what comes, each with its cause; under a pull its layers. */
export function StepsCard({ command, steps, pulls }: StepsCardProps) {
  const list = useRef<HTMLOListElement>(null)
  const running = steps.find((step) => step.status === 'RUNNING')?.index

  // Synchronises the scroll with the step that runs, where it went out of sight.
  useEffect(() => {
    if (running === undefined) return
    list.current?.querySelector(`[data-step="${running}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [running])

  const done = steps.filter((step) => step.status === 'DONE').length
  const beside =
    steps.length > 0 ? (
      <span className="sw-small sw-faint sw-num">{t('{{done}} of {{steps}} done', { done, steps: steps.length })}</span>
    ) : null
  return (
    <Card title={t('Steps')} className="sw-steps" beside={beside}>
      {steps.length === 0 ? (
        <p className="sw-steps-none sw-second">{noSteps(command)}</p>
      ) : (
        <ol ref={list} className="sw-steps-list">
          {steps.map((step) => (
            <Fragment key={step.index}>
              <Step step={step} />
              <StepPull step={step} pulls={pulls} />
            </Fragment>
          ))}
        </ol>
      )}
    </Card>
  )
}

const noSteps = (command: Command): string => {
  switch (command.status) {
    case 'PENDING':
      return t('It waits in the queue of {{hostName}}. Its plan is made when it begins.', {
        hostName: command.hostName,
      })
    case 'RUNNING':
      return t('The host is read and the plan is made now.')
    case 'DONE':
      return t('No step was needed.')
    case 'FAILED':
    case 'CANCELLED':
      return t('It ended before its first step. Nothing on the host was touched.')
  }
}

const signs: Readonly<
  Record<
    CommandStep['status'],
    { icon: ComponentType<{ size?: number; stroke?: number; className?: string }>; word: PlainKey }
  >
> = {
  PENDING: { icon: IconClock, word: 'to do' },
  RUNNING: { icon: IconLoader2, word: 'runs' },
  DONE: { icon: IconCircleCheck, word: 'done' },
  FAILED: { icon: IconAlertOctagon, word: 'failed' },
  UNDONE: { icon: IconArrowBackUp, word: 'undone' },
}

function Step({ step }: { readonly step: CommandStep }) {
  const { icon: Icon, word } = signs[step.status]
  const text = stepWords(step.text)
  return (
    <li className="sw-step" data-status={step.status} data-step={step.index}>
      <Icon size={16} stroke={1.75} className={step.status === 'RUNNING' ? 'sw-turn' : ''} />
      <span className="sw-ellipsis" title={`${text}: ${translated(step.cause)}`}>
        <span className="sw-step-text">{text}</span>{' '}
        <span className="sw-small sw-second">{translated(step.cause)}</span>
      </span>
      {step.status === 'FAILED' || step.status === 'UNDONE' ? (
        <span className="sw-small sw-step-word">{t(word)}</span>
      ) : (
        <span className="sw-hidden">{t(word)}</span>
      )}
      <span className="sw-tiny sw-faint sw-num">
        <StepTime step={step} />
      </span>
    </li>
  )
}

function StepPull({ step, pulls }: { readonly step: CommandStep; readonly pulls: readonly ImagePull[] }) {
  const pull = pulls.find((one) => one.step === step.index && one.attempt === step.attempt)
  return pull ? <PullProgress pull={pull} running={step.status === 'RUNNING'} /> : null
}

function StepTime({ step }: { readonly step: CommandStep }) {
  if (!step.startedAt) return null
  if (!step.finishedAt) return step.status === 'RUNNING' ? <Age at={step.startedAt} format="span" /> : null
  return <>{formatTook(Date.parse(step.finishedAt) - Date.parse(step.startedAt))}</>
}
