import { Button } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { t, translated } from '#shared/language/translate.ts'
import { connectionTo } from '#shared/rules/wiring.ts'
import type { ResolvedPart } from '#shared/wizard/resolve/resolved-stack.ts'
import { Card } from '../../components/card.tsx'
import { linksOf, openProviders } from './add-component.ts'
import type { WizardWork } from './use-findings.ts'
import { change } from './wizard-session.ts'

interface PartGivesProps {
  readonly provider: ResolvedPart
  readonly work: WizardWork
}

/** What a part gives: who uses it, and who else could. */
export function PartGives({ provider, work: { stack } }: PartGivesProps) {
  const { name } = provider.part
  const used = stack.connections.filter(({ connection }) => connection.provider === name)
  const could = stack.parts.flatMap((consumer) =>
    consumer.needs
      .filter((need) => need.many || linksOf(stack, consumer.part.name, need.id).length === 0)
      .filter((need) => openProviders(stack, consumer, need).includes(provider))
      .map((need) => ({
        consumer: consumer.part.name,
        need,
        connection: connectionTo(consumer.part.name, need, provider),
      })),
  )
  if (provider.provides.length === 0) return null
  return (
    <Card title={t('What {{name}} gives', { name })}>
      <ul className="sw-wizard-needs">
        {used.length + could.length === 0 ? (
          <li className="sw-small sw-second">{t('No part here can use it.')}</li>
        ) : null}
        {used.map(({ connection, need }) => (
          <li key={`${connection.consumer} ${need.id}`} className="sw-row">
            <span className="sw-grow">
              {t('{{need}} of {{consumer}}', { need: translated(need.title), consumer: connection.consumer })}
            </span>
            <span className="sw-chip">{connection.capability}</span>
          </li>
        ))}
        {could.map(({ consumer, need, connection }) => (
          <li key={`${consumer} ${need.id}`} className="sw-row">
            <span className="sw-grow sw-second">
              {t('{{need}} of {{consumer}} could use it', { need: translated(need.title), consumer })}
            </span>
            <Button
              size="xs"
              leftSection={<IconLink size={12} />}
              aria-label={t('Connect {{name}} to {{consumer}} as {{need}}', {
                name,
                consumer,
                need: translated(need.title),
              })}
              onClick={() => {
                if (connection) change({ kind: 'connect', connection })
              }}
            >
              {t('Connect')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
