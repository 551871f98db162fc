import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { PlainKey } from '#shared/language/text-key.ts'
import { t } from '#shared/language/translate.ts'
import type { StackSummary } from '#shared/model/stack.ts'
import { useLayout } from '../state/layout.ts'
import { useStreamLost } from '../state/stream.ts'
import { useRunningSteps } from './running-steps.ts'
import { StackRow } from './stack-row.tsx'
import type { StackSort } from './stack-sort.ts'
import { steppedRange } from './stepped-range.ts'
import { useRowKeys } from './use-row-keys.ts'
import { useStackCpu } from './use-stack-cpu.ts'
import './stack-table.css'

interface StackTableProps {
  readonly stacks: readonly StackSummary[]
  readonly sort?: StackSort
  /** Columns can be sorted by where this is given. */
  readonly onSort?: (by: StackSort['by']) => void
}

const columns = [
  { by: 'name', label: 'Stack' },
  { by: 'status', label: 'Status' },
  { by: null, label: 'Services' },
  { by: 'host', label: 'Host' },
  { by: null, label: 'CPU, 15 min' },
  { by: null, label: 'Now, or last change' },
  { by: 'changed', label: 'Changed' },
] as const satisfies ReadonlyArray<{ by: StackSort['by'] | null; label: PlainKey }>

/** From so many rows on only those in sight are drawn. */
const VIRTUAL_FROM = 100
const rowHeights = { normal: 40, compact: 32 } as const

/** Stacks as rows. One tab stop: J, K and the arrows move, Enter opens. */
export function StackTable({ stacks, sort, onSort }: StackTableProps) {
  const streamLost = useStreamLost()
  const steps = useRunningSteps()
  const cpu = useStackCpu(stacks)
  const table = useRef<HTMLTableElement>(null)
  const { items, before, after, reveal } = useRowsInSight(stacks.length, table)
  const { current, handleKeyDown, handleFocus } = useRowKeys({ table, count: stacks.length, reveal })
  return (
    <table
      ref={table}
      className="sw-table sw-stack-table"
      aria-rowcount={stacks.length + 1}
      onKeyDown={handleKeyDown}
      onFocus={handleFocus}
    >
      <thead>
        <tr>
          {columns.map(({ by, label }) => (
            <Heading key={label} by={by} label={label} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        <Gap height={before} />
        {items.map((index) => {
          const stack = stacks[index]
          return stack ? (
            <StackRow
              key={stack.id}
              stack={stack}
              index={index}
              streamLost={streamLost}
              step={steps.get(stack.id) ?? null}
              cpu={cpu.get(stack.id) ?? noValues}
              tabIndex={index === Math.min(current, stacks.length - 1) ? 0 : -1}
            />
          ) : null
        })}
        <Gap height={after} />
      </tbody>
    </table>
  )
}

/** Stands for the rows that are not drawn, so that the scrollbar is right. */
const Gap = ({ height }: { readonly height: number }) =>
  height > 0 ? (
    <tr aria-hidden>
      <td colSpan={columns.length} style={{ height, padding: 0 }} />
    </tr>
  ) : null

interface RowsInSight {
  /** Indexes of the rows to draw. */
  readonly items: readonly number[]
  /** Height of what is left out above and below, in pixels. */
  readonly before: number
  readonly after: number
  /** Scrolls so that the row is drawn. */
  readonly reveal: (index: number) => void
}

function useRowsInSight(count: number, table: React.RefObject<HTMLTableElement | null>): RowsInSight {
  const rowHeight = rowHeights[useLayout(({ density }) => density)]
  const virtual = useVirtualizer({
    count,
    enabled: count >= VIRTUAL_FROM,
    getScrollElement: () => document.getElementById('main'),
    estimateSize: () => rowHeight,
    rangeExtractor: steppedRange,
    useFlushSync: false,
    scrollMargin: table.current?.offsetTop ?? 0,
  })
  if (count < VIRTUAL_FROM)
    return { items: Array.from({ length: count }, (_, i) => i), before: 0, after: 0, reveal: noop }
  const items = virtual.getVirtualItems()
  const margin = virtual.options.scrollMargin
  return {
    items: items.map(({ index }) => index),
    before: (items[0]?.start ?? margin) - margin,
    after: virtual.getTotalSize() - ((items.at(-1)?.end ?? margin) - margin),
    reveal: (index) => virtual.scrollToIndex(index),
  }
}

const noValues: readonly number[] = []

const noop = (): void => undefined

interface HeadingProps {
  readonly by: StackSort['by'] | null
  readonly label: (typeof columns)[number]['label']
  readonly sort: StackSort | undefined
  readonly onSort: StackTableProps['onSort'] | undefined
}

function Heading({ by, label, sort, onSort }: HeadingProps) {
  const sorted = by !== null && sort?.by === by ? sort.direction : undefined
  const Icon = sorted === 'descending' ? IconChevronDown : IconChevronUp
  return (
    <th scope="col" aria-sort={sorted} data-column={label} className={label === 'Changed' ? 'sw-right' : ''}>
      {by && onSort ? (
        <button type="button" className="sw-sort" data-sorted={sorted !== undefined} onClick={() => onSort(by)}>
          {t(label)}
          <Icon size={12} stroke={2} aria-hidden />
        </button>
      ) : (
        t(label)
      )}
    </th>
  )
}
