import { Menu } from '@mantine/core'
import { t } from '#shared/language/translate.ts'
import type { AnswerChange } from '#shared/wizard/answer-change.ts'
import { ComponentIcon } from '../component-icon.tsx'
import { change } from '../wizard-session.ts'
import type { LineOffer, NewPartOffer } from './line-offers.ts'

/** What a line that was drawn can mean, at the place where it ended. */
export interface DrawnLine {
  readonly x: number
  readonly y: number
  readonly says: string
  readonly offers: readonly LineOffer[]
  readonly parts: readonly NewPartOffer[]
}

interface OffersMenuProps {
  readonly drawn: DrawnLine
  readonly onClose: () => void
}

/** The ways to wire what a line was drawn between, or the components to add at its end. */
export function OffersMenu({ drawn: { x, y, says, offers, parts }, onClose }: OffersMenuProps) {
  const take = (changes: readonly AnswerChange[]): void => change(...changes)
  return (
    <Menu opened onClose={onClose} position="bottom-start" offset={4} width={300} hideDetached={false}>
      <Menu.Target>
        <span className="sw-offers-anchor" style={{ left: x, top: y }} />
      </Menu.Target>
      <Menu.Dropdown className="sw-offers" aria-label={says}>
        <Menu.Label>{says}</Menu.Label>
        {offers.map(({ key, title, help, changes }) => (
          <Menu.Item key={key} onClick={() => take(changes)}>
            {title}
            {help === null ? null : <span className="sw-tiny sw-second sw-offer-help">{help}</span>}
          </Menu.Item>
        ))}
        {parts.map(({ component, changes }) => (
          <Menu.Item
            key={component.id}
            leftSection={<ComponentIcon component={component} size={20} />}
            onClick={() => take(changes)}
          >
            {t('Add {{component}}', { component: component.title })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
