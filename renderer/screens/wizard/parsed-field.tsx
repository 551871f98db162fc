import { TextInput } from '@mantine/core'
import { useState } from 'react'

interface ParsedFieldProps<Value> {
  readonly label: string
  readonly description: string
  readonly placeholder: string
  /** What is said of a text that means nothing. */
  readonly says: string
  /** The answer, as text. */
  readonly text: string
  readonly error: string | null
  /** What a text means; undefined where it means nothing. */
  readonly parse: (text: string) => Value | undefined
  readonly onChange: (value: Value) => void
}

/** A line that means something else than text. What is typed stays while it means nothing, and the answer keeps the last that did. */
export function ParsedField<Value>({ says, text, error, parse, onChange, ...rest }: ParsedFieldProps<Value>) {
  const [typed, setTyped] = useState<string | null>(null)
  const problem = typed !== null && parse(typed) === undefined ? says : null
  const handleChange = (next: string): void => {
    setTyped(next)
    const value = parse(next)
    if (value !== undefined) onChange(value)
  }
  return (
    <TextInput
      {...rest}
      value={typed ?? text}
      error={problem ?? error}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => handleChange(event.currentTarget.value)}
      onBlur={() => setTyped(null)}
    />
  )
}
