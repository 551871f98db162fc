import { describeSwapOrder } from '#shared/format/plan-text.ts'
import { t, translated } from '#shared/language/translate.ts'
import type { Operation, SwapOrder } from '#shared/model/plan.ts'
import { Card } from '../../components/card.tsx'
import { count } from '../../format/count.ts'
import { upperFirst } from '../../format/upper-first.ts'
import { interruptedServices } from './interrupted-services.ts'

const shownServices = 8

interface InterruptionCardProps {
  readonly operations: readonly Operation[]
  readonly removal: boolean
  /** How services are replaced that ask for start-first. */
  readonly orders: readonly SwapOrder[]
}

/** Which services stop answering, in the order it happens. */
export function InterruptionCard({ operations, removal, orders }: InterruptionCardProps) {
  const services = interruptedServices(operations)
  return (
    <Card
      title={t('Without answer')}
      actions={
        <span className="sw-strong sw-num">
          {services.length === 0 ? t('none') : count(services.length, 'service')}
        </span>
      }
    >
      <p className="sw-plan-side-none">
        {services.length === 0
          ? t('Every service that runs keeps answering.')
          : `${inTurn(services)}. ${removal ? t('What stops stays away.') : t('Only while the containers of a service are exchanged.')}`}
      </p>
      {orders.map((order) => (
        <p key={order.service} className="sw-plan-side-none">
          {upperFirst(translated(describeSwapOrder(order)))}.
        </p>
      ))}
    </Card>
  )
}

function inTurn(services: readonly string[]): string {
  const shown = services.slice(0, shownServices).join(t(', then '))
  const more = services.length - shownServices
  return more > 0 ? t('{{services}}, then {{more}} more', { services: shown, more }) : shown
}
