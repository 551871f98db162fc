import { t, translated } from '#shared/language/translate.ts'
import type { WizardFacts } from '#shared/rules/wizard-facts.ts'
import type { GeneratedDocument } from '#shared/wizard/generated-document.ts'
import { Card } from '../../components/card.tsx'
import { formatBytes } from '../../format/bytes.ts'
import { count } from '../../format/count.ts'

interface NeedsCardProps {
  readonly made: GeneratedDocument
  readonly facts: WizardFacts
}

/** What the stack takes of its host: memory, ports, volumes; and its secrets. */
export function NeedsCard({ made: { needs, variables }, facts: { host } }: NeedsCardProps) {
  const memory = host?.memoryBytes ?? null
  const making = variables.filter(({ state }) => state === 'generate').length
  return (
    <Card title={host === null ? t('What it takes') : t('What it takes of {{host}}', { host: host.name })}>
      <dl className="sw-stack-needs">
        <dt>{t('Memory')}</dt>
        <dd className="sw-num">
          {formatBytes(needs.memoryBytes)}
          {memory === null ? '' : ` ${t('of {{limit}}', { limit: formatBytes(memory) })}`}
        </dd>
        <dt>{t('Ports')}</dt>
        <dd>
          {needs.ports.length === 0 ? t('None is published.') : null}
          <ul>
            {needs.ports.map(({ part, port, title, address, published, container, protocol, url }) => (
              <li key={`${part} ${port}`}>
                <span className="sw-mono">
                  {address === '0.0.0.0' ? '' : `${address}:`}
                  {published} → {container}/{protocol}
                </span>{' '}
                {part}, {translated(title)}
                {url === null ? '' : `: ${url}`}
              </li>
            ))}
          </ul>
        </dd>
        <dt>{t('Volumes')}</dt>
        <dd>
          {needs.volumes.length === 0 ? t('None.') : null}
          <ul>
            {needs.volumes.map(({ part, volume, name, path, state }) => (
              <li key={`${part} ${volume}`}>
                <span className="sw-mono">{name}</span> {part}, {path}
                {state ? `, ${t('holds state')}` : ''}
              </li>
            ))}
          </ul>
        </dd>
        <dt>{t('Secrets')}</dt>
        <dd>
          {variables.length === 0
            ? t('None.')
            : t('{{secrets}}, sealed beside the document; {{making}} to be made.', {
                secrets: count(variables.length, 'secret'),
                making: making === 0 ? t('none') : making,
              })}
        </dd>
      </dl>
    </Card>
  )
}
