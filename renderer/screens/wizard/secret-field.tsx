import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Option } from '#shared/catalogue/option.ts'
import type { PlainKey } from '#shared/language/text-key.ts'
import { t } from '#shared/language/translate.ts'
import { type OptionValue, SecretAnswer } from '#shared/wizard/answers.ts'

interface SecretFieldProps {
  readonly label: string
  readonly description: string | undefined
  readonly error: string | null
  readonly option: Extract<Option, { kind: 'secret' }>
  readonly value: OptionValue
  readonly onChange: (value: OptionValue) => void
}

const titles: Readonly<Record<SecretAnswer['secret'], PlainKey>> = {
  generate: 'Make one for me',
  given: 'I type it',
  sealed: 'The one that is stored',
  none: 'None',
}

/** A secret: made, typed, stored already, or left away. What was typed is sealed with the draft and not shown again. */
export function SecretField({ label, description, error, option, value, onChange }: SecretFieldProps) {
  const [typing, setTyping] = useState<string | null>(null)
  const answer = SecretAnswer.safeParse(value).data ?? { secret: 'generate' as const }
  const [stored] = useState(answer.secret === 'sealed' ? answer : null)
  const shown = typing === null ? answer.secret : 'given'
  const handleKind = (kind: string): void => {
    setTyping(kind === 'given' ? '' : null)
    if (kind === 'generate') onChange({ secret: 'generate' })
    if (kind === 'none') onChange({ secret: 'none' })
    if (kind === 'sealed' && stored) onChange(stored)
  }
  const handleTyped = (text: string): void => {
    setTyping(text)
    if (text !== '') onChange({ secret: 'given', value: text })
  }
  const kinds = (['generate', 'given', 'sealed', 'none'] as const).filter(
    (kind) => kind === shown || !(kind === 'sealed' ? stored === null : kind === 'none' && option.required),
  )
  return (
    <div className="sw-col sw-secret">
      <NativeSelect
        label={label}
        description={[
          description,
          shown === 'generate'
            ? t('{{length}} characters, sealed, never in the file.', { length: option.recipe.length })
            : null,
        ]
          .filter(Boolean)
          .join(' ')}
        error={error}
        data={kinds.map((kind) => ({ value: kind, label: t(titles[kind]) }))}
        value={shown}
        onChange={(event) => handleKind(event.currentTarget.value)}
      />
      {shown === 'given' ? (
        <TextInput
          type="password"
          aria-label={t('{{label}}, typed', { label })}
          placeholder={t('At least {{minLength}} characters', { minLength: option.minLength })}
          value={typing ?? (answer.secret === 'given' ? answer.value : '')}
          autoComplete="new-password"
          onChange={(event) => handleTyped(event.currentTarget.value)}
          onBlur={() => setTyping(null)}
        />
      ) : null}
    </div>
  )
}
