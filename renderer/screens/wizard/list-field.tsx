import { Button, Input, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { t } from '#shared/language/translate.ts'
import { IconButton } from '../../components/icon-button.tsx'

interface ListFieldProps {
  readonly label: string
  readonly description: string | undefined
  readonly error: string | null
  readonly values: readonly string[]
  readonly onChange: (values: string[]) => void
}

/** Several texts, one a row. */
export function ListField({ label, description, error, values, onChange }: ListFieldProps) {
  const handleChange = (index: number, text: string): void =>
    onChange(values.map((value, at) => (at === index ? text : value)))
  return (
    <fieldset className="sw-rows-field sw-field-wide">
      <legend>{label}</legend>
      {description ? <Input.Description>{description}</Input.Description> : null}
      {values.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list
        <div key={index} className="sw-row">
          <TextInput
            className="sw-grow"
            aria-label={`${label}, ${index + 1}`}
            value={value}
            onChange={(event) => handleChange(index, event.currentTarget.value)}
          />
          <IconButton
            label={t('Take row {{index}} of {{label}} away', { index: index + 1, label })}
            onClick={() => onChange(values.filter((_, at) => at !== index))}
          >
            <IconX size={14} stroke={1.75} />
          </IconButton>
        </div>
      ))}
      {error ? <Input.Error>{error}</Input.Error> : null}
      <Button size="xs" leftSection={<IconPlus size={12} />} onClick={() => onChange([...values, ''])}>
        {t('Add to {{label}}', { label })}
      </Button>
    </fieldset>
  )
}
