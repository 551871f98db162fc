import type { ReactNode } from 'react'
import './title-block.css'

interface TitleBlockProps {
  readonly label: string
  /** The fields of the block, in reading order. */
  readonly fields: ReadonlyArray<{ readonly name: string; readonly value: ReactNode; readonly wide?: boolean }>
}

/** The block in the corner of a drawing: who, what, which version, when. The face of the plan sheet. */
export function TitleBlock({ label, fields }: TitleBlockProps) {
  return (
    <section aria-label={label}>
      <dl className="sw-title-block">
        {fields.map(({ name, value, wide }) => (
          <div key={name} data-wide={wide === true}>
            <dt>{name}</dt>
            <dd className="sw-ellipsis">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
