import { Button } from '@mantine/core'
import { IconWand } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { plural, t, translated } from '#shared/language/translate.ts'
import { connectionKey } from '#shared/wizard/answers.ts'
import { Loading } from '../../components/async-view.tsx'
import { late } from '../../components/late.ts'
import { Segmented, spokenOptions } from '../../components/segmented.tsx'
import { connectWhatFits } from './add-component.ts'
import { ConnectionLine } from './connection-line.tsx'
import type { Selection } from './graph/selection.ts'
import { PartGives } from './part-gives.tsx'
import { PartNeeds } from './part-needs.tsx'
import type { WizardWork } from './use-findings.ts'
import { change, changeSession } from './wizard-session.ts'

const ConnectionGraph = late(async () => (await import('./graph/connection-graph.tsx')).ConnectionGraph)

const views = [
  { value: 'graph', label: 'Drawing' },
  { value: 'list', label: 'List' },
] as const

/** Who talks to whom, drawn with the details of what is selected beside it, or as a list that says the same. */
export function ConnectStep({ work }: { readonly work: WizardWork }) {
  const { connectAs } = work.session
  return (
    <div className={`sw-col sw-connect ${connectAs === 'graph' ? 'sw-connect-graph' : 'sw-connect-list'}`}>
      <div className="sw-row">
        <Segmented
          label={t('Show connections as')}
          value={connectAs}
          options={spokenOptions(views)}
          onChange={(next) => changeSession({ connectAs: next })}
        />
        <span className="sw-grow" />
        <ConnectAll work={work} />
      </div>
      {connectAs === 'graph' ? <DrawnConnections work={work} /> : <NeedsList work={work} />}
    </div>
  )
}

function ConnectAll({ work: { stack } }: { readonly work: WizardWork }) {
  const fitting = connectWhatFits(stack)
  if (fitting.length === 0) return null
  return (
    <>
      <span className="sw-small sw-second">
        {fitting.length === 1
          ? t('One need has exactly one part that fits.')
          : t('{{fitting}} needs have exactly one part each that fits.', { fitting: fitting.length })}
      </span>
      <Button size="xs" variant="filled" leftSection={<IconWand size={14} />} onClick={() => change(...fitting)}>
        {t('Connect what fits')}
      </Button>
    </>
  )
}

function DrawnConnections({ work }: { readonly work: WizardWork }) {
  const [selected, setSelected] = useState<Selection>(null)
  return (
    <div className="sw-connect-drawing">
      <Suspense fallback={<Loading what={t('the drawing')} />}>
        <ConnectionGraph work={work} selected={selected} onSelect={setSelected} />
      </Suspense>
      <div className="sw-col sw-connect-side">
        <Details work={work} selected={selected} onShowAll={() => setSelected(null)} />
      </div>
    </div>
  )
}

interface DetailsProps {
  readonly work: WizardWork
  readonly selected: Selection
  readonly onShowAll: () => void
}

/** All needs; or what is about the part or the line that is selected in the drawing. */
function Details({ work, selected, onShowAll }: DetailsProps) {
  const { stack } = work
  const part = selected?.kind === 'part' ? stack.byName.get(selected.name) : undefined
  const link =
    selected?.kind === 'line'
      ? stack.connections.find(({ connection }) => connectionKey(connection) === selected.key)
      : undefined
  if (!part && !link) return <NeedsList work={work} />
  return (
    <>
      <Button size="xs" variant="subtle" className="sw-connect-back" onClick={onShowAll}>
        {t('Show what every part needs')}
      </Button>
      {link ? (
        <section
          className="sw-card sw-connect-line"
          aria-label={t('Line from {{consumer}}', { consumer: link.connection.consumer })}
        >
          <h2 className="sw-card-title">{translated(link.need.title)}</h2>
          <ConnectionLine link={link} />
        </section>
      ) : null}
      {part && part.needs.length > 0 ? <PartNeeds consumer={part} work={work} /> : null}
      {part ? <PartGives provider={part} work={work} /> : null}
    </>
  )
}

/** What each part needs, one after the other. */
function NeedsList({ work }: { readonly work: WizardWork }) {
  const { parts } = work.stack
  const needy = parts.filter(({ needs }) => needs.length > 0)
  const given = parts.filter(({ needs }) => needs.length === 0)
  return (
    <>
      {needy.map((consumer) => (
        <PartNeeds key={consumer.part.name} consumer={consumer} work={work} />
      ))}
      {given.length > 0 ? (
        <p className="sw-small sw-second">
          {plural(given.length, '{{parts}} needs nothing of others.', '{{parts}} need nothing of others.', {
            parts: given.map(({ part }) => part.name).join(', '),
          })}
        </p>
      ) : null}
    </>
  )
}
