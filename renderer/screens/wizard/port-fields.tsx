import { NativeSelect, Switch } from '@mantine/core'
import { t, translated } from '#shared/language/translate.ts'
import type { Publication } from '#shared/wizard/answers.ts'
import type { ResolvedPart, ResolvedPort } from '#shared/wizard/resolve/resolved-stack.ts'
import { Card } from '../../components/card.tsx'
import { spokenOptions } from '../../components/segmented.tsx'
import { NumberField } from './number-field.tsx'
import { findingsOf, type WizardWork } from './use-findings.ts'
import { change } from './wizard-session.ts'

interface PortFieldsProps {
  readonly resolved: ResolvedPart
  readonly work: WizardWork
}

/** Where each port is published; what is taken on the host is told as one types. */
export function PortFields({ resolved, work }: PortFieldsProps) {
  const ports = resolved.ports.filter(({ entry }) => entry.audience !== 'internal')
  if (ports.length === 0) return null
  return (
    <Card title={t('Ports')} padded>
      <div className="sw-col sw-lines">
        {ports.map((port) => (
          <PortLine key={port.entry.id} port={port} part={resolved.part.name} work={work} />
        ))}
      </div>
    </Card>
  )
}

const addresses = [
  { value: '0.0.0.0', label: 'for everybody' },
  { value: '127.0.0.1', label: 'for the host only' },
] as const

interface PortLineProps {
  readonly port: ResolvedPort
  readonly part: string
  readonly work: WizardWork
}

function PortLine({ port: { entry, container, publication }, part, work }: PortLineProps) {
  const found = findingsOf(work.findings, part, `ports.${entry.id}`).find(({ severity }) => severity !== 'inform')
  const publish = (next: Publication | null): void =>
    change({ kind: 'set-port', part, port: entry.id, publication: next })
  const address = publication?.address ?? '0.0.0.0'
  const choices = addresses.some(({ value }) => value === address)
    ? spokenOptions(addresses)
    : [...spokenOptions(addresses), { value: address, label: t('on {{address}}', { address }) }]
  const start = entry.publish ?? { port: container, address: entry.audience === 'public' ? '0.0.0.0' : '127.0.0.1' }
  return (
    <div className="sw-port-line">
      <Switch
        label={t('Publish {{what}}', {
          what: translated(entry.title).replace(/^(The |L[ae] |Les |L’)/, (article) => article.toLowerCase()),
        })}
        description={t('{{port}} in the container', { port: `${container}/${entry.protocol}` })}
        checked={publication !== null}
        onChange={(event) => publish(event.currentTarget.checked ? start : null)}
      />
      {publication ? (
        <>
          <NumberField
            label={t('Port of the host')}
            value={publication.port}
            min={1}
            max={65_535}
            error={found ? translated(found.message) : null}
            onChange={(port) => publish({ ...publication, port })}
          />
          <NativeSelect
            label={t('Reached')}
            data={choices}
            value={address}
            onChange={(event) => publish({ ...publication, address: event.currentTarget.value })}
          />
        </>
      ) : (
        <p className="sw-small sw-second">{t('Reached by other parts only.')}</p>
      )}
    </div>
  )
}
