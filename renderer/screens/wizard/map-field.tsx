import { Button, Input, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '#shared/language/translate.ts'
import { IconButton } from '../../components/icon-button.tsx'

interface MapFieldProps {
  readonly label: string
  readonly description?: string | undefined
  readonly error: string | null
  readonly values: Readonly<Record<string, string>>
  /** What a name has to look like, and what to say where it does not. */
  readonly names?: { readonly pattern: RegExp; readonly says: string }
  readonly onChange: (values: Record<string, string>) => void
}

type Row = readonly [name: string, value: string]

/** Names with values, one a row. Rows whose name is none, or stands there already, are no part of the answer yet. */
export function MapField({ label, description, error, values, names, onChange }: MapFieldProps) {
  const [rows, setRows] = useState<readonly Row[]>(() => Object.entries(values))
  const isName = (name: string): boolean => name !== '' && (names === undefined || names.pattern.test(name))
  const handleRows = (next: readonly Row[]): void => {
    setRows(next)
    onChange(Object.fromEntries(next.filter(([name]) => isName(name))))
  }
  const handleRow = (index: number, row: Row): void => handleRows(rows.map((old, at) => (at === index ? row : old)))
  return (
    <fieldset className="sw-rows-field sw-field-wide">
      <legend>{label}</legend>
      {description ? <Input.Description>{description}</Input.Description> : null}
      {rows.map(([name, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list
        <div key={index} className="sw-row sw-map-row">
          <TextInput
            aria-label={t('{{label}}, name {{index}}', { label, index: index + 1 })}
            placeholder="NAME"
            value={name}
            spellCheck={false}
            error={name !== '' && !isName(name) ? names?.says : null}
            onChange={(event) => handleRow(index, [event.currentTarget.value, value])}
          />
          <TextInput
            className="sw-grow"
            aria-label={t('{{label}}, value {{index}}', { label, index: index + 1 })}
            placeholder={t('value')}
            value={value}
            spellCheck={false}
            onChange={(event) => handleRow(index, [name, event.currentTarget.value])}
          />
          <IconButton
            label={t('Take row {{index}} of {{label}} away', { index: index + 1, label })}
            onClick={() => handleRows(rows.filter((_, at) => at !== index))}
          >
            <IconX size={14} stroke={1.75} />
          </IconButton>
        </div>
      ))}
      {error ? <Input.Error>{error}</Input.Error> : null}
      <Button size="xs" leftSection={<IconPlus size={12} />} onClick={() => setRows([...rows, ['', '']])}>
        {t('Add to {{label}}', { label })}
      </Button>
    </fieldset>
  )
}
