import type { OptionValue, WizardAnswers } from '#shared/wizard/answers.ts'

type Values = Readonly<Record<string, OptionValue>>

/**
 * The answers of now, with the secrets that the draft has sealed since `sent` was sent to it. One that was typed anew in
 * between stays as it is.
 */
export const adoptSealed = (now: WizardAnswers, sent: WizardAnswers, sealed: WizardAnswers): WizardAnswers => ({
  ...now,
  parts: now.parts.map((part) => {
    const before = sent.parts.find(({ name }) => name === part.name)?.options
    const after = sealed.parts.find(({ name }) => name === part.name)?.options
    return before && after ? { ...part, options: adoptIn(part.options, before, after) } : part
  }),
})

const adoptIn = (now: Values, sent: Values, sealed: Values): Record<string, OptionValue> =>
  Object.fromEntries(
    Object.entries(now).map(([id, value]) => {
      const given = givenOf(value)
      const same = given !== null && given === givenOf(sent[id])
      return [id, same ? (sealed[id] ?? value) : value]
    }),
  )

const givenOf = (value: OptionValue | undefined): string | null =>
  typeof value === 'object' &&
  !Array.isArray(value) &&
  value['secret'] === 'given' &&
  typeof value['value'] === 'string'
    ? value['value']
    : null
