import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconLink, IconPlus } from '@tabler/icons-react'
import type { Need } from '#shared/catalogue/component-wiring.ts'
import { t, translated } from '#shared/language/translate.ts'
import { connectionTo, providersFor } from '#shared/rules/wiring.ts'
import type { ResolvedPart } from '#shared/wizard/resolve/resolved-stack.ts'
import { Card } from '../../components/card.tsx'
import { addProvider, linksOf, openProviders } from './add-component.ts'
import { ComponentIcon } from './component-icon.tsx'
import { ConnectionLine } from './connection-line.tsx'
import type { WizardWork } from './use-findings.ts'
import { change } from './wizard-session.ts'

/** What a part needs, what gives it, and how it is told. */
export function PartNeeds({ consumer, work }: { readonly consumer: ResolvedPart; readonly work: WizardWork }) {
  const { part, component } = consumer
  return (
    <Card
      label={t('What {{part}} needs', { part: part.name })}
      title={
        <span className="sw-row">
          <ComponentIcon component={component} size={24} />
          {part.name}
        </span>
      }
      beside={<span className="sw-small sw-second">{translated(component.title)}</span>}
    >
      <ul className="sw-wizard-needs">
        {consumer.needs.map((need) => (
          <NeedLine key={need.id} need={need} consumer={consumer} work={work} />
        ))}
      </ul>
    </Card>
  )
}

interface NeedLineProps {
  readonly need: Need
  readonly consumer: ResolvedPart
  readonly work: WizardWork
}

function NeedLine({ need, consumer, work }: NeedLineProps) {
  const links = linksOf(work.stack, consumer.part.name, need.id)
  const full = links.length > 0 && !need.many
  return (
    <li>
      <div className="sw-row sw-wrap sw-need-head">
        <span className="sw-strong">{translated(need.title)}</span>
        {need.required ? (
          <span className={links.length === 0 ? 'sw-small sw-bad-text' : 'sw-small sw-second'}>{t('required')}</span>
        ) : null}
        <span className="sw-grow" />
        {full ? null : <Offers need={need} consumer={consumer} work={work} />}
      </div>
      {links.map((link) => (
        <ConnectionLine key={link.connection.provider} link={link} />
      ))}
    </li>
  )
}

function Offers({ need, consumer, work }: NeedLineProps) {
  const { name } = consumer.part
  const { answers } = work.session
  const others = providersFor(need, work.catalogue)
  return (
    <>
      {openProviders(work.stack, consumer, need).map((provider) => (
        <Button
          key={provider.part.name}
          size="xs"
          leftSection={<IconLink size={12} />}
          aria-label={t('Connect {{need}} of {{name}} to {{part}}', {
            need: translated(need.title),
            name,
            part: provider.part.name,
          })}
          onClick={() => {
            const connection = connectionTo(name, need, provider)
            if (connection) change({ kind: 'connect', connection })
          }}
        >
          {provider.part.name}
        </Button>
      ))}
      {others.length > 0 ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              size="xs"
              variant="subtle"
              leftSection={<IconPlus size={12} />}
              rightSection={<IconChevronDown size={12} />}
              aria-label={t('Add what gives {{need}} to {{name}}', { need: translated(need.title), name })}
            >
              {t('Add')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((component) => (
              <Menu.Item
                key={component.id}
                leftSection={<ComponentIcon component={component} size={20} />}
                onClick={() => change(...addProvider(answers, name, need, component))}
              >
                {translated(component.title)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </>
  )
}
