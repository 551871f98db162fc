import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconSparkles, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { t, translated } from '#shared/language/translate.ts'
import type { ResolvedPart } from '#shared/wizard/resolve/resolved-stack.ts'
import { useApi } from '../../api/client.ts'
import { hostsQuery } from '../../api/queries.ts'
import { Card } from '../../components/card.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Sentence } from '../../components/sentence.tsx'
import { formatBytes } from '../../format/bytes.ts'
import { addComponent } from './add-component.ts'
import { companionsOf } from './companions.ts'
import { ComponentIcon } from './component-icon.tsx'
import { DraftList } from './draft-list.tsx'
import { useNameProblem } from './name-problem.ts'
import type { WizardWork } from './use-findings.ts'
import { change, chooseHost, typeName } from './wizard-session.ts'

/** The stack as chosen so far: its name, its host, its parts, and what often goes with them. */
export function ChosenParts({ work }: { readonly work: WizardWork }) {
  const { parts } = work.stack
  return (
    <aside className="sw-col sw-chosen">
      <Card title={t('Your stack')} beside={<span className="sw-count">{parts.length}</span>}>
        <StackFields work={work} />
        {parts.length === 0 ? (
          <p className="sw-chosen-none sw-small sw-second">{t('Nothing is chosen yet. Click on what you need.')}</p>
        ) : (
          <ul>
            {parts.map((resolved) => (
              <ChosenPart key={resolved.part.name} resolved={resolved} />
            ))}
          </ul>
        )}
        <Companions work={work} />
        <Memory work={work} />
      </Card>
      {parts.length === 0 && work.session.stack === null ? <DraftList /> : null}
    </aside>
  )
}

function StackFields({ work: { session } }: { readonly work: WizardWork }) {
  const hosts = (useQuery(hostsQuery(useApi())).data ?? []).map(({ name }) => name)
  const [touched, setTouched] = useState(false)
  const problem = useNameProblem(session)
  if (session.stack !== null) return null
  return (
    <div className="sw-col sw-chosen-fields">
      <TextInput
        label={t('Name')}
        value={session.name}
        error={touched || session.name !== '' ? problem : null}
        maxLength={63}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => typeName(event.currentTarget.value)}
        onBlur={() => setTouched(true)}
      />
      <NativeSelect
        label={t('Host')}
        data={hosts}
        value={session.host ?? hosts[0] ?? ''}
        disabled={hosts.length === 0}
        onChange={(event) => chooseHost(event.currentTarget.value)}
      />
    </div>
  )
}

function ChosenPart({ resolved: { part, component, version } }: { readonly resolved: ResolvedPart }) {
  return (
    <li className="sw-chosen-part">
      <ComponentIcon component={component} size={24} />
      <span className="sw-col sw-grow">
        <span className="sw-strong sw-ellipsis">{part.name}</span>
        <span className="sw-tiny sw-second sw-ellipsis">
          {translated(component.title)} {version.id}
        </span>
      </span>
      <IconButton
        label={t('Take {{part}} away', { part: part.name })}
        onClick={() => change({ kind: 'remove-part', part: part.name })}
      >
        <IconX size={14} stroke={1.75} />
      </IconButton>
    </li>
  )
}

function Companions({ work: { session, catalogue } }: { readonly work: WizardWork }) {
  const companions = companionsOf(session.answers, catalogue)
  if (companions.length === 0) return null
  return (
    <ul className="sw-companions" aria-label={t('What often goes with it')}>
      {companions.map(({ component, beside }) => (
        <li key={component.id}>
          <IconSparkles size={14} stroke={1.75} aria-hidden />
          <span className="sw-col sw-grow">
            <span className="sw-small sw-strong">
              {t('{{beside}} often goes with {{component}}', { beside, component: translated(component.title) })}
            </span>
            <span className="sw-tiny sw-second">{translated(component.summary)}</span>
          </span>
          <Button size="xs" onClick={() => change(addComponent(session.answers, component))}>
            <Sentence
              text="Add {{component}}"
              with={{ component: <span className="sw-hidden">{translated(component.title)}</span> }}
            />
          </Button>
        </li>
      ))}
    </ul>
  )
}

function Memory({ work: { made, facts } }: { readonly work: WizardWork }) {
  if (made.needs.memoryBytes === 0) return null
  const has = facts.host?.memoryBytes ?? null
  return (
    <p className="sw-row sw-small sw-chosen-memory">
      <span className="sw-grow sw-second">{t('Memory')}</span>
      <span className="sw-strong sw-num">
        {formatBytes(made.needs.memoryBytes)}
        {has === null ? '' : ` ${t('of {{limit}}', { limit: formatBytes(has) })}`}
      </span>
    </p>
  )
}
