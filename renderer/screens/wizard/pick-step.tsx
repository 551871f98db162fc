import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type ChangeEvent, useState } from 'react'
import { useSearch } from 'wouter'
import { Category, type Component, categoryTitles } from '#shared/catalogue/component.ts'
import type { ComponentProblem } from '#shared/contract/catalogue.ts'
import { t, translated } from '#shared/language/translate.ts'
import { ChosenParts } from './chosen-parts.tsx'
import { ComponentCard } from './component-card.tsx'
import { type ComponentFilter, countIn, findComponents } from './find-components.ts'
import { OwnComponents } from './own-components.tsx'
import type { WizardWork } from './use-findings.ts'

interface PickStepProps {
  readonly work: WizardWork
  /** Ids of the components of the data folder. */
  readonly own: ReadonlySet<string>
  readonly problems: readonly ComponentProblem[]
  readonly folder: string
}

/** Every component, to search and to choose from, beside what was chosen. */
export function PickStep({ work, own, problems, folder }: PickStepProps) {
  const sought = new URLSearchParams(useSearch()).get('find') ?? ''
  const [filter, setFilter] = useState<ComponentFilter>({ search: sought, category: 'all' })
  const found = findComponents(work.catalogue, filter, own)
  const handleSearch = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void =>
    setFilter({ ...filter, search: currentTarget.value })
  return (
    <div className="sw-pick">
      <div className="sw-col sw-pick-filter">
        <TextInput
          data-find
          aria-label={t('Find a component')}
          placeholder={t('Find')}
          leftSection={<IconSearch size={14} />}
          value={filter.search}
          onChange={handleSearch}
        />
        <Categories work={work} own={own} filter={filter} onChange={setFilter} />
      </div>
      <section className="sw-col sw-pick-found" aria-label={t('Components')}>
        <p className="sw-hidden" role="status">
          {t('{{found}} of {{size}} components', { found: found.length, size: work.catalogue.size })}
        </p>
        <ComponentGrid found={found} work={work} own={own} />
        <OwnComponents problems={problems} folder={folder} />
      </section>
      <ChosenParts work={work} />
    </div>
  )
}

interface CategoriesProps {
  readonly work: WizardWork
  readonly own: ReadonlySet<string>
  readonly filter: ComponentFilter
  readonly onChange: (filter: ComponentFilter) => void
}

function Categories({ work, own, filter, onChange }: CategoriesProps) {
  const all: ReadonlyArray<{ category: ComponentFilter['category']; title: string; count: number }> = [
    { category: 'all', title: t('All'), count: work.catalogue.size },
    ...Category.options.map((category) => ({
      category,
      title: translated(categoryTitles[category]),
      count: countIn(work.catalogue, category),
    })),
    { category: 'own', title: t('Yours'), count: own.size },
  ]
  return (
    <fieldset className="sw-pick-categories">
      <legend className="sw-hidden">{t('Category')}</legend>
      {all
        .filter(({ count }) => count > 0)
        .map(({ category, title, count }) => (
          <button
            key={category}
            type="button"
            aria-pressed={filter.category === category}
            onClick={() => onChange({ ...filter, category })}
          >
            <span className="sw-grow">{title}</span>
            <span className="sw-tiny sw-num">{count}</span>
          </button>
        ))}
    </fieldset>
  )
}

interface ComponentGridProps {
  readonly found: readonly Component[]
  readonly work: WizardWork
  readonly own: ReadonlySet<string>
}

function ComponentGrid({ found, work, own }: ComponentGridProps) {
  if (found.length === 0)
    return <p className="sw-pick-none sw-second">{t('No component fits. Try another word, or all categories.')}</p>
  return (
    <ul className="sw-pick-grid">
      {found.map((component) => (
        <ComponentCard
          key={component.id}
          component={component}
          own={own.has(component.id)}
          chosen={work.session.answers.parts.filter((part) => part.component === component.id).length}
          answers={work.session.answers}
        />
      ))}
    </ul>
  )
}
