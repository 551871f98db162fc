import { IconCircleArrowUp } from '@tabler/icons-react'
import { memo } from 'react'
import { Link } from 'wouter'
import { plural, t } from '#shared/language/translate.ts'
import type { StackSummary } from '#shared/model/stack.ts'
import { Age } from './age.tsx'
import { LiveCell } from './live-cell.tsx'
import { Sparkline } from './sparkline.tsx'
import { stackNow } from './stack-now.ts'
import { Status } from './status.tsx'
import { statusOfStack } from './status-of.ts'

interface StackRowProps {
  readonly stack: StackSummary
  readonly index: number
  readonly streamLost: boolean
  /** Where the command is that works on it; null where none is known. */
  readonly step: string | null
  /** Percent of a core, over the last 15 minutes; empty where nothing was measured. */
  readonly cpu: ReadonlyArray<number | null>
  readonly tabIndex: 0 | -1
}

/** One stack in a table. The whole row leads to it; its name is the link. */
export const StackRow = memo(function StackRow({ stack, index, streamLost, step, cpu, tabIndex }: StackRowProps) {
  const status = statusOfStack(stack, streamLost)
  const { name, newerImages, hostName, currentVersion, latestVersion, services, observedAt, updatedAt } = stack
  const version = currentVersion ?? latestVersion
  const now = stackNow(stack, status)
  return (
    <tr data-unknown={status === 'unknown'} aria-rowindex={index + 2}>
      <td>
        <span className="sw-row">
          <Link
            href={`/stacks/${name}`}
            className="sw-stack-link sw-ellipsis"
            data-row={index}
            tabIndex={tabIndex}
            title={name}
          >
            {name}
          </Link>
          {version ? <span className="sw-faint sw-small sw-num">v{version}</span> : null}
          {newerImages.length > 0 ? <NewerImages services={newerImages} /> : null}
        </span>
      </td>
      <LiveCell says={status}>
        <Status
          is={status}
          size="table"
          detail={
            status === 'unknown' && observedAt ? (
              <Age at={observedAt} format="span" />
            ) : status === 'deploying' ? (
              step
            ) : null
          }
        />
      </LiveCell>
      <LiveCell says={services ? `${services.running} ${services.desired}` : ''} className="sw-num">
        {services ? (
          <>
            {services.running}
            <span className="sw-faint"> / {services.desired}</span>
          </>
        ) : (
          <span className="sw-faint">{t('none yet')}</span>
        )}
      </LiveCell>
      <td className="sw-second sw-ellipsis" title={hostName}>
        {hostName}
      </td>
      <td>
        {cpu.length > 0 ? <Sparkline values={cpu} label={t('CPU of {{name}}, last 15 minutes', { name })} /> : null}
      </td>
      <LiveCell says={now} className="sw-second sw-ellipsis" title={now}>
        {now}
      </LiveCell>
      <td className="sw-right sw-faint sw-tiny">
        <Age at={stack.lastCommand?.at ?? updatedAt} />
      </td>
    </tr>
  )
})

const NewerImages = ({ services }: { readonly services: readonly string[] }) => {
  const says = plural(services.length, 'Newer image for {{services}}', 'Newer images for {{services}}', {
    services: services.join(', '),
  })
  return (
    <span className="sw-newer-images" title={says}>
      <IconCircleArrowUp size={14} stroke={1.75} aria-hidden />
      <span className="sw-hidden">{says}</span>
    </span>
  )
}
