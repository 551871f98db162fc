import { Tooltip } from '@mantine/core'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import './icon-button.css'

interface IconButtonProps extends ComponentPropsWithRef<'button'> {
  /** Said by the tooltip and to screen readers. */
  readonly label: string
  readonly children: ReactNode
  /** `outline` has an edge, like a button with a word. */
  readonly look?: 'quiet' | 'outline'
  /** What it opens stands where the tooltip would. */
  readonly untold?: boolean
}

/** A button with an icon and no word: 30 px square, named by a tooltip. */
export function IconButton({
  label,
  children,
  look = 'quiet',
  untold = false,
  className = '',
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip label={label} disabled={untold}>
      <button type="button" {...rest} className={`sw-icon-button ${className}`} data-look={look} aria-label={label}>
        {children}
      </button>
    </Tooltip>
  )
}
