import type { PlainKey } from '#shared/language/text-key.ts'
import { t } from '#shared/language/translate.ts'
import './segmented.css'

interface SegmentedProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: ReadonlyArray<{ readonly value: Value; readonly label: string }>
  readonly onChange: (value: Value) => void
}

/** The choices of a table, in the spoken language. */
export const spokenOptions = <Value extends string>(
  options: ReadonlyArray<{ readonly value: Value; readonly label: PlainKey }>,
): ReadonlyArray<{ readonly value: Value; readonly label: string }> =>
  options.map(({ value, label }) => ({ value, label: t(label) }))

/** A choice of a few, all in sight. A radio group to the keyboard and to screen readers. */
export function Segmented<Value extends string>({ label, value, options, onChange }: SegmentedProps<Value>) {
  return (
    <fieldset className="sw-segmented">
      <legend className="sw-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} data-checked={option.value === value}>
          <input
            type="radio"
            className="sw-hidden"
            name={label}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
