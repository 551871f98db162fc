import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Component, ComponentVersion } from '#shared/catalogue/component.ts'
import { t, translated } from '#shared/language/translate.ts'
import { PartName } from '#shared/wizard/answers.ts'
import type { ResolvedPart } from '#shared/wizard/resolve/resolved-stack.ts'
import { Card } from '../../components/card.tsx'
import { ComponentIcon } from './component-icon.tsx'
import { OptionField } from './option-field.tsx'
import { PortFields } from './port-fields.tsx'
import { RunningFields } from './running-fields.tsx'
import { fieldError, type WizardWork } from './use-findings.ts'
import { VolumeFields } from './volume-fields.tsx'
import { change, changeSession } from './wizard-session.ts'

interface PartFormProps {
  readonly resolved: ResolvedPart
  readonly work: WizardWork
}

/** The form of a part, made from its component: version, options, ports, volumes, and how it runs. */
export function PartForm({ resolved, work }: PartFormProps) {
  const { part, component } = resolved
  const options = [...resolved.options.values()]
  const basic = options.filter(({ option }) => !option.advanced)
  const advanced = options.filter(({ option }) => option.advanced)
  const fields = (some: typeof options) =>
    some.map(({ option, value }) => (
      <OptionField
        key={option.id}
        option={option}
        value={value}
        error={fieldError(work, part.name, `options.${option.id}`)}
        onChange={(next) => change({ kind: 'set-option', part: part.name, option: option.id, value: next })}
      />
    ))
  return (
    <>
      <Card
        title={
          <span className="sw-row">
            <ComponentIcon component={component} size={24} />
            {translated(component.title)}
          </span>
        }
        label={`${part.name}: ${translated(component.title)}`}
        beside={<span className="sw-small sw-second sw-ellipsis">{translated(component.summary)}</span>}
        padded
      >
        <div className="sw-fields">
          <NameField key={part.name} resolved={resolved} work={work} />
          <NativeSelect
            label={t('Version')}
            data={component.versions.map((version) => ({ value: version.id, label: versionLabel(version) }))}
            value={resolved.version.id}
            error={fieldError(work, part.name, 'version')}
            onChange={(event) => change({ kind: 'set-version', part: part.name, version: event.currentTarget.value })}
          />
          {fields(basic)}
        </div>
        <Notes component={component} />
      </Card>
      <PortFields resolved={resolved} work={work} />
      <VolumeFields resolved={resolved} work={work} />
      <Card title={t('More')} padded>
        <details className="sw-more">
          <summary>{t('Image, health check, limits, variables and what is seldom changed')}</summary>
          {advanced.length > 0 ? <div className="sw-fields">{fields(advanced)}</div> : null}
          <RunningFields resolved={resolved} work={work} />
        </details>
      </Card>
    </>
  )
}

const versionLabel = ({ id, label, ends }: ComponentVersion): string =>
  [id, label && translated(label), ends.date === null ? null : t('supported until {{date}}', { date: ends.date })]
    .filter(Boolean)
    .join(', ')

/** The name is the part's once it is one; until then it is what is typed. */
function NameField({ resolved: { part }, work }: PartFormProps) {
  const [typed, setTyped] = useState(part.name)
  const taken = work.session.answers.parts.some((one) => one !== part && one.name === typed)
  const problem = PartName.safeParse(typed).success
    ? taken
      ? t('There is a part called {{typed}}', { typed })
      : null
    : t('Lower-case letters, digits and -, starting with a letter')
  const handleRename = (): void => {
    if (problem !== null || typed === part.name) return
    change({ kind: 'rename-part', part: part.name, name: typed })
    changeSession({ selected: typed })
  }
  return (
    <TextInput
      label={t('Name')}
      description={t('Others reach it by this name')}
      value={typed}
      error={problem}
      maxLength={40}
      spellCheck={false}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={handleRename}
      onKeyDown={(event) => {
        if (event.key === 'Enter') handleRename()
      }}
    />
  )
}

function Notes({ component: { notes, unverified, upgrade } }: { readonly component: Component }) {
  const said = [...notes.map(({ text }) => text), ...(upgrade.note === undefined ? [] : [upgrade.note])]
  if (said.length + unverified.length === 0) return null
  return (
    <ul className="sw-part-notes sw-small sw-second">
      {said.map((text) => (
        <li key={text}>{translated(text)}</li>
      ))}
      {unverified.map((text) => (
        <li key={text}>
          <span className="sw-chip">{t('not verified')}</span> {translated(text)}
        </li>
      ))}
    </ul>
  )
}
