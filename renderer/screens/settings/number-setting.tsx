import { TextInput } from '@mantine/core'
import { type ChangeEvent, type KeyboardEvent, useState } from 'react'
import { t } from '#shared/language/translate.ts'
import { wholeNumberIn } from './whole-number.ts'

interface NumberSettingProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  /** Stands behind the number: `days`. */
  readonly unit: string
  readonly onChange: (value: number) => void
}

/** A whole number within bounds. It is taken with Enter or when the field is left; Escape brings the old one back. */
export function NumberSetting({ label, value, min, max, unit, onChange }: NumberSettingProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const number = typed === null ? value : wholeNumberIn(typed, { min, max })
  const take = (): void => {
    if (number === null) return
    setTyped(null)
    if (number !== value) onChange(number)
  }
  const handleChange = (event: ChangeEvent<HTMLInputElement>): void => setTyped(event.currentTarget.value)
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') take()
    if (event.key === 'Escape') setTyped(null)
  }
  return (
    <span className="sw-number-setting">
      <TextInput
        aria-label={label}
        inputMode="numeric"
        className="sw-number-field"
        value={typed ?? String(value)}
        onChange={handleChange}
        onKeyDown={handleKey}
        onBlur={take}
        error={number === null ? t('{{min}} to {{max}}', { min, max }) : null}
      />
      <span className="sw-second">{unit}</span>
    </span>
  )
}
