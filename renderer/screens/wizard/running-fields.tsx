import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '#shared/language/translate.ts'
import type { HealthChoice, Part } from '#shared/wizard/answers.ts'
import { imageOf } from '#shared/wizard/resolve/resolve-stack.ts'
import type { ResolvedPart } from '#shared/wizard/resolve/resolved-stack.ts'
import { spokenOptions } from '../../components/segmented.tsx'
import { MapField } from './map-field.tsx'
import { ParsedField } from './parsed-field.tsx'
import { parseNetworks, parseProcessors } from './running-words.ts'
import { fieldError, type WizardWork } from './use-findings.ts'
import { change, changePart } from './wizard-session.ts'

interface RunningFieldsProps {
  readonly resolved: ResolvedPart
  readonly work: WizardWork
}

const variableNames = () => ({
  pattern: /^[A-Za-z_][A-Za-z0-9_.-]*$/,
  says: t('Letters, digits, _ . and -, not starting with a digit'),
})

const restarts = [
  { value: 'unless-stopped', label: 'always, unless it was stopped' },
  { value: 'always', label: 'always' },
  { value: 'on-failure', label: 'after a failure' },
  { value: 'no', label: 'never' },
] as const

/** How the container of a part runs: image, health check, limits, variables. */
export function RunningFields({ resolved, work }: RunningFieldsProps) {
  const { part, component, version } = resolved
  const { name } = part
  const { limitMegabytes, memoryMegabytes } = component.resources
  return (
    <div className="sw-fields">
      <TextInput
        label={t('Image')}
        description={t('Another one than the catalogue’s: a mirror’s, one of your own')}
        placeholder={imageOf(component, version)}
        value={part.image ?? ''}
        error={fieldError(work, name, 'image')}
        spellCheck={false}
        onChange={(event) => {
          const image = event.currentTarget.value.trim()
          change({ kind: 'set-image', part: name, image: image === '' ? null : image })
        }}
      />
      <HealthField part={part} error={fieldError(work, name, 'health')} />
      <TextInput
        label={t('Memory limit')}
        description={t('256m, 2g; none for no limit. It needs about {{memoryMegabytes}} MB.', { memoryMegabytes })}
        placeholder={limitMegabytes === undefined ? t('none') : `${limitMegabytes}m`}
        value={part.memory ?? ''}
        error={fieldError(work, name, 'memory')}
        onChange={(event) => {
          const memory = event.currentTarget.value.trim()
          change({ kind: 'set-memory', part: name, memory: memory === '' ? null : memory })
        }}
      />
      <ParsedField
        label={t('Processor limit')}
        description={t('0.5 for half a processor; empty for no limit.')}
        placeholder={t('none')}
        says={t('A number above 0, such as 0.5')}
        text={part.cpus === undefined ? '' : String(part.cpus)}
        error={fieldError(work, name, 'cpus')}
        parse={parseProcessors}
        onChange={(cpus) => changePart(name, { cpus })}
      />
      <ParsedField
        label={t('Networks')}
        description={t('Names with a comma between; empty for the stack’s own, which every part is in.')}
        placeholder={t('the stack’s own')}
        says={t('Lower-case letters, digits and -, starting with a letter')}
        text={part.networks.join(', ')}
        error={fieldError(work, name, 'networks')}
        parse={parseNetworks}
        onChange={(networks) => change({ kind: 'set-networks', part: name, networks: [...networks] })}
      />
      <NativeSelect
        label={t('Secrets are given')}
        data={[
          { value: 'files', label: t('as files, where the image reads them so') },
          { value: 'variables', label: t('as variables') },
        ]}
        value={part.secrets}
        onChange={(event) =>
          change({
            kind: 'set-secrets',
            part: name,
            secrets: event.currentTarget.value === 'files' ? 'files' : 'variables',
          })
        }
      />
      <NativeSelect
        label={t('Starts again')}
        data={[...spokenOptions(restarts)]}
        value={part.restart}
        onChange={(event) => changePart(name, { restart: restartOf(event.currentTarget.value) })}
      />
      <MapField
        label={t('Variables')}
        description={t('They win over those of the component.')}
        error={fieldError(work, name, 'environment')}
        values={part.environment}
        names={variableNames()}
        onChange={(next) => change(...environmentChanges(part, next))}
      />
    </div>
  )
}

const restartOf = (value: string): Part['restart'] =>
  value === 'always' || value === 'on-failure' || value === 'no' ? value : 'unless-stopped'

const environmentChanges = ({ name: part, environment }: Part, next: Readonly<Record<string, string>>) => [
  ...Object.keys(environment)
    .filter((name) => !Object.hasOwn(next, name))
    .map((name) => ({ kind: 'set-environment' as const, part, name, value: null })),
  ...Object.entries(next).map(([name, value]) => ({ kind: 'set-environment' as const, part, name, value })),
]

function HealthField({ part, error }: { readonly part: Part; readonly error: string | null }) {
  const { name, health } = part
  const [typing, setTyping] = useState(false)
  const kind = typing ? 'command' : health.kind
  const choose = (next: HealthChoice): void => change({ kind: 'set-health', part: name, health: next })
  const handleKind = (next: string): void => {
    setTyping(next === 'command')
    if (next === 'catalogue' || next === 'none') choose({ kind: next })
  }
  return (
    <div className="sw-col sw-secret">
      <NativeSelect
        label={t('Health check')}
        data={[
          { value: 'catalogue', label: t('the component’s own') },
          { value: 'command', label: t('a command') },
          { value: 'none', label: t('none') },
        ]}
        value={kind}
        error={error}
        onChange={(event) => handleKind(event.currentTarget.value)}
      />
      {kind === 'command' ? (
        <TextInput
          aria-label={t('Command of the health check')}
          placeholder="wget -qO /dev/null http://127.0.0.1/"
          value={health.kind === 'command' ? health.command : ''}
          spellCheck={false}
          onChange={(event) => {
            const command = event.currentTarget.value
            choose(command === '' ? { kind: 'catalogue' } : { kind: 'command', command })
          }}
        />
      ) : null}
    </div>
  )
}
