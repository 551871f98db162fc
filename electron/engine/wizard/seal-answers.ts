import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { SecretRecipe } from '#shared/catalogue/option.ts'
import type { OptionValue, Part, WizardAnswers } from '#shared/wizard/answers.ts'
import { resolveStack } from '#shared/wizard/resolve/resolve-stack.ts'
import type { SealedValueStore } from '../sealed-values/sealed-value-store.ts'

/** What sealing needs. */
export interface Sealing {
  readonly secrets: Pick<SealedValueStore, 'put'>
  readonly makeSecret: (recipe: SecretRecipe) => string
}

/** The answers with every secret that was typed sealed; those that are to be made stay so. @throws AppError SECRETS_UNAVAILABLE */
export const sealGiven = async (answers: WizardAnswers, { secrets }: Sealing): Promise<WizardAnswers> => ({
  ...answers,
  parts: await each(answers.parts, async (part) => ({
    ...part,
    options: await mapValues(part.options, (value) => sealValue(value, secrets)),
  })),
})

/** The answers with every secret made or typed, and sealed. @throws AppError SECRETS_UNAVAILABLE */
export const sealAll = async (
  answers: WizardAnswers,
  catalogue: Catalogue,
  sealing: Sealing,
): Promise<WizardAnswers> => {
  const { byName } = resolveStack(answers, catalogue)
  const withMade = await each(answers.parts, async (part): Promise<Part> => {
    const options = { ...part.options }
    for (const { option, value } of byName.get(part.name)?.options.values() ?? []) {
      if (option.kind !== 'secret' || !isToBeMade(value)) continue
      options[option.id] = { secret: 'sealed', ref: await sealing.secrets.put(sealing.makeSecret(option.recipe)) }
    }
    return { ...part, options }
  })
  return sealGiven({ ...answers, parts: withMade }, sealing)
}

/** The sealed values of a stack's variables, by the names of the variables. */
export const sealedVariables = (answers: WizardAnswers, catalogue: Catalogue): Record<string, string> =>
  Object.fromEntries(
    resolveStack(answers, catalogue).parts.flatMap(({ secrets, options }) =>
      [...secrets].flatMap(([option, variable]) => {
        const ref = sealedRef(options.get(option)?.value)
        return ref === null ? [] : [[variable, ref] as const]
      }),
    ),
  )

const sealedRef = (value: OptionValue | undefined): string | null =>
  typeof value === 'object' && 'ref' in value && typeof value.ref === 'string' ? value.ref : null

const isToBeMade = (value: OptionValue): boolean =>
  typeof value === 'object' && 'secret' in value && value.secret === 'generate'

const sealValue = async (value: OptionValue, secrets: Sealing['secrets']): Promise<OptionValue> => {
  if (typeof value !== 'object' || Array.isArray(value)) return value
  if (value['secret'] !== 'given' || typeof value['value'] !== 'string') return value
  return { secret: 'sealed', ref: await secrets.put(value['value']) }
}

/** One after the other: what is made is made in the order of the answers. */
const each = async <Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> => {
  const results: Result[] = []
  for (const item of items) results.push(await work(item))
  return results
}

const mapValues = async <Value>(
  values: Readonly<Record<string, Value>>,
  work: (value: Value) => Promise<Value>,
): Promise<Record<string, Value>> =>
  Object.fromEntries(await each(Object.entries(values), async ([key, value]) => [key, await work(value)] as const))
