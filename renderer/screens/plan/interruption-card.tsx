import type { Operation } from '#shared/model/plan.ts'
import { Card } from '../../components/card.tsx'
import { count } from '../../format/count.ts'
import { interruptedServices } from './interrupted-services.ts'

const shownServices = 8

interface InterruptionCardProps {
  readonly operations: readonly Operation[]
  readonly removal: boolean
}

/** Which services stop answering, in the order it happens. */
export function InterruptionCard({ operations, removal }: InterruptionCardProps) {
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
    </Card>
  )
}
