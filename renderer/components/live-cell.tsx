import type { ComponentPropsWithoutRef } from 'react'
import { useChangeTint } from './use-change-tint.ts'

interface LiveCellProps extends ComponentPropsWithoutRef<'td'> {
  /** What the cell says, without what only counts up: it is tinted when this changes. */
  readonly says: string
}

/** A cell of a table whose content changes in place. */
export const LiveCell = ({ says, ...rest }: LiveCellProps) => (
  <td ref={useChangeTint<HTMLTableCellElement>(says)} {...rest} />
)
