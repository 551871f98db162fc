import { NativeSelect, Switch, Textarea, TextInput } from '@mantine/core'
import type { Option } from '#shared/catalogue/option.ts'
import { t, translated } from '#shared/language/translate.ts'
import type { OptionValue } from '#shared/wizard/answers.ts'
import { ListField } from './list-field.tsx'
import { MapField } from './map-field.tsx'
import { NumberField } from './number-field.tsx'
import { SecretField } from './secret-field.tsx'

interface OptionFieldProps {
  readonly option: Option
  readonly value: OptionValue
  readonly error: string | null
  readonly onChange: (value: OptionValue) => void
}

/** The field for one option, by its kind. */
export function OptionField({ option, value, error, onChange }: OptionFieldProps) {
  const about = { label: translated(option.title), description: helpOf(option), error }
  switch (option.kind) {
    case 'text':
      return <TextField option={option} about={about} value={textOf(value)} onChange={onChange} />
    case 'duration':
      return <Line about={about} value={textOf(value)} placeholder="30s, 5m, 1h30m" onChange={onChange} />
    case 'size':
      return <Line about={about} value={textOf(value)} placeholder="256m, 2g" onChange={onChange} />
    case 'number':
      return (
        <NumberField
          {...about}
          value={value}
          min={option.min}
          max={option.max}
          unit={option.unit && translated(option.unit)}
          onChange={onChange}
        />
      )
    case 'port':
      return <NumberField {...about} value={value} min={1} max={65_535} onChange={onChange} />
    case 'select':
      return (
        <NativeSelect
          {...about}
          data={option.choices.map((choice) => ({ value: choice.value, label: translated(choice.title) }))}
          value={textOf(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    case 'switch':
      return <Switch {...about} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
    case 'secret':
      return <SecretField {...about} option={option} value={value} onChange={onChange} />
    case 'list':
      return <ListField {...about} values={Array.isArray(value) ? value : []} onChange={onChange} />
    case 'map':
      return <MapField {...about} values={recordOf(value)} onChange={onChange} />
  }
}

interface About {
  readonly label: string
  readonly description: string | undefined
  readonly error: string | null
}

interface LineProps {
  readonly about: About
  readonly value: string
  readonly placeholder: string | undefined
  readonly onChange: (value: string) => void
}

const Line = ({ about, value, placeholder, onChange }: LineProps) => (
  <TextInput
    {...about}
    value={value}
    placeholder={placeholder}
    spellCheck={false}
    autoComplete="off"
    onChange={(event) => onChange(event.currentTarget.value)}
  />
)

interface TextFieldProps {
  readonly option: Extract<Option, { kind: 'text' }>
  readonly about: About
  readonly value: string
  readonly onChange: (value: string) => void
}

function TextField({ option, about, value, onChange }: TextFieldProps) {
  if (!option.multiline)
    return <Line about={about} value={value} placeholder={option.placeholder} onChange={onChange} />
  return (
    <Textarea
      {...about}
      className="sw-field-wide"
      classNames={{ input: 'sw-code' }}
      rows={6}
      value={value}
      placeholder={option.placeholder}
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

const helpOf = ({ help, firstStartOnly }: Option): string | undefined =>
  firstStartOnly
    ? [help && translated(help), t('Read at the first start only.')].filter(Boolean).join(' ')
    : help && translated(help)

const textOf = (value: OptionValue): string => (typeof value === 'string' ? value : '')

const recordOf = (value: OptionValue): Readonly<Record<string, string>> =>
  typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]))
    : {}
