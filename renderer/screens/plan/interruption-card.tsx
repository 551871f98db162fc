import { describeSwapOrder } from '#shared/format/plan-text.ts'
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
  const more = services.length - shownServices
  return (
    <Card
      title="Without answer"
      actions={
        <span className="sw-strong sw-num">{services.length === 0 ? 'none' : count(services.length, 'service')}</span>
      }
    >
      <p className="sw-plan-side-none">
        {services.length === 0
          ? 'Every service that runs keeps answering.'
          : `${services.slice(0, shownServices).join(', then ')}${more > 0 ? `, then ${more} more` : ''}. ${removal ? 'What stops stays away.' : 'Only while the containers of a service are exchanged.'}`}
      </p>
      {orders.map((order) => (
        <p key={order.service} className="sw-plan-side-none">
          {upperFirst(describeSwapOrder(order))}.
        </p>
      ))}
    </Card>
  )
}
