import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { Category, type Component } from '#shared/catalogue/component.ts'
import { translated } from '#shared/language/translate.ts'

/** What of the catalogue is shown. */
export interface ComponentFilter {
  readonly search: string
  readonly category: Category | 'all' | 'own'
}

/** Components that have every word of the search in their texts and are of the category, by category. */
export const findComponents = (
  catalogue: Catalogue,
  { search, category }: ComponentFilter,
  own: ReadonlySet<string>,
): readonly Component[] => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (component: Component): boolean => {
    if (category === 'own' && !own.has(component.id)) return false
    if (category !== 'all' && category !== 'own' && component.category !== category) return false
    const text = textOf(component)
    return words.every((word) => text.includes(word))
  }
  return Category.options.flatMap((one) =>
    [...catalogue.values()].filter((component) => component.category === one && fits(component)),
  )
}

/** What is shown is searched in the language it is shown in, and in English all the same. */
const textOf = ({ id, title, summary, keywords, provides }: Component): string =>
  [
    id,
    title,
    summary,
    translated(title),
    translated(summary),
    ...keywords,
    ...provides.map(({ capability }) => capability),
  ]
    .join(' ')
    .toLowerCase()

/** How many components a category has. */
export const countIn = (catalogue: Catalogue, category: Category): number =>
  [...catalogue.values()].filter((component) => component.category === category).length
