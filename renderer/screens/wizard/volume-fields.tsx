import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { t, translated } from '#shared/language/translate.ts'
import type { VolumeChoice } from '#shared/wizard/answers.ts'
import type { ResolvedPart, ResolvedVolume } from '#shared/wizard/resolve/resolved-stack.ts'
import { Card } from '../../components/card.tsx'
import { spokenOptions } from '../../components/segmented.tsx'
import { findingsOf, type WizardWork } from './use-findings.ts'
import { change } from './wizard-session.ts'

interface VolumeFieldsProps {
  readonly resolved: ResolvedPart
  readonly work: WizardWork
}

/** What keeps each folder that outlives the container. */
export function VolumeFields({ resolved, work }: VolumeFieldsProps) {
  if (resolved.volumes.length === 0) return null
  return (
    <Card title={t('Data')} padded>
      <div className="sw-col sw-lines">
        {resolved.volumes.map((volume) => (
          <VolumeLine key={volume.entry.id} volume={volume} part={resolved.part.name} work={work} />
        ))}
      </div>
    </Card>
  )
}

const kinds = [
  { value: 'volume', label: 'kept in a volume' },
  { value: 'folder', label: 'kept in a folder of the host' },
  { value: 'none', label: 'not kept: gone with the container' },
] as const

interface VolumeLineProps {
  readonly volume: ResolvedVolume
  readonly part: string
  readonly work: WizardWork
}

function VolumeLine({ volume: { entry, choice, name }, part, work }: VolumeLineProps) {
  const [kind, setKind] = useState<string>(choice.kind)
  const found = findingsOf(work.findings, part, `volumes.${entry.id}`).find(({ severity }) => severity !== 'inform')
  const choose = (next: VolumeChoice): void => change({ kind: 'set-volume', part, volume: entry.id, choice: next })
  const handleKind = (next: string): void => {
    setKind(next)
    if (next === 'volume' || next === 'none') choose({ kind: next })
  }
  // A fix may have chosen something else than this form shows.
  const shown = kind === 'folder' || choice.kind === 'folder' ? kind : choice.kind
  return (
    <div className="sw-port-line">
      <NativeSelect
        label={translated(entry.title)}
        description={`${entry.path}, ${entry.state ? t('holds state') : t('can be made again')}`}
        data={[...spokenOptions(kinds)]}
        value={shown}
        error={found && translated(found.message)}
        onChange={(event) => handleKind(event.currentTarget.value)}
      />
      {shown === 'volume' ? (
        <TextInput
          label={t('Name of the volume')}
          placeholder={name}
          value={choice.kind === 'volume' ? (choice.name ?? '') : ''}
          spellCheck={false}
          onChange={(event) => choose(volumeNamed(event.currentTarget.value))}
        />
      ) : null}
      {shown === 'folder' ? (
        <TextInput
          label={t('Folder of the host')}
          placeholder="/srv/data"
          value={choice.kind === 'folder' ? choice.path : ''}
          spellCheck={false}
          onChange={(event) => {
            const path = event.currentTarget.value
            choose(path === '' ? { kind: 'volume' } : { kind: 'folder', path })
          }}
        />
      ) : null}
    </div>
  )
}

/** A name that Docker takes; other characters are left out. */
const volumeNamed = (typed: string): VolumeChoice => {
  const name = typed.replaceAll(/[^a-zA-Z0-9_.-]/g, '').replace(/^[^a-zA-Z0-9]+/, '')
  return name === '' ? { kind: 'volume' } : { kind: 'volume', name }
}
