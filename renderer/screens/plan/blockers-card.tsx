import { IconAlertOctagon } from '@tabler/icons-react'
import type { PlanConflict } from '#shared/model/plan.ts'
import { Card } from '../../components/card.tsx'
import './blockers-card.css'

/** What blocks a plan: each thing with what happened and what to do about it. */
export function BlockersCard({ conflicts }: { readonly conflicts: readonly PlanConflict[] }) {
  return (
    <Card
      title="What blocks it"
      beside={
        <span className="sw-count" data-tone="bad">
          {conflicts.length}
        </span>
      }
      className="sw-blockers"
    >
      <ul>
        {conflicts.map((conflict) => (
          <li key={`${conflict.code} ${conflict.message}`} className="sw-blocker">
            <span className="sw-blocker-icon" aria-hidden>
              <IconAlertOctagon size={16} stroke={1.75} />
            </span>
            <div className="sw-col">
              <p className="sw-strong">{conflict.message}</p>
              <p className="sw-second">{conflict.next}</p>
            </div>
            <code className="sw-mono sw-faint">{conflict.code}</code>
          </li>
        ))}
      </ul>
    </Card>
  )
}
