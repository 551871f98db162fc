import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '#shared/language/translate.ts'

interface NumberFieldProps {
  readonly label: string
  readonly description?: string | undefined
  readonly error?: string | null
  readonly value: unknown
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly unit?: string | undefined
  readonly disabled?: boolean
  readonly onChange: (value: number) => void
}

/** A number. What is typed stays while it is no number in range, and the answer keeps the last one that was. */
export function NumberField({ value, error, min, max, unit, onChange, ...rest }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const problem = typed === null ? null : rangeProblem(typed, min, max)
  const handleChange = (text: string): void => {
    setTyped(text)
    if (rangeProblem(text, min, max) === null) onChange(Number(text))
  }
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      value={typed ?? (typeof value === 'number' ? String(value) : '')}
      error={problem ?? error}
      rightSection={unit === undefined ? null : <span className="sw-tiny sw-second">{unit}</span>}
      rightSectionWidth={unit === undefined ? 0 : 64}
      onChange={(event) => handleChange(event.currentTarget.value)}
      onBlur={() => setTyped(null)}
    />
  )
}

/** Why a text is no number in range, as a sentence; null where it is one. */
const rangeProblem = (text: string, min: number | undefined, max: number | undefined): string | null => {
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number)) return t('A number')
  if (min !== undefined && number < min) return t('At least {{min}}', { min })
  return max !== undefined && number > max ? t('At most {{max}}', { max }) : null
}
