import { PartName } from '#shared/wizard/answers.ts'

/** A limit of processors as it is typed; null for none, undefined for what is none. */
export const parseProcessors = (text: string): number | null | undefined => {
  if (text.trim() === '') return null
  const number = Number(text.replace(',', '.'))
  return Number.isFinite(number) && number > 0 ? number : undefined
}

/** Names of networks as they are typed, each once; undefined where one is no name. */
export const parseNetworks = (text: string): readonly string[] | undefined => {
  const names = [...new Set(text.split(',').map((name) => name.trim()))].filter((name) => name !== '')
  return names.every((name) => PartName.safeParse(name).success) ? names : undefined
}
