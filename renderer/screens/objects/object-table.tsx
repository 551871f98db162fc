import type { UseQueryResult } from '@tanstack/react-query'
import { Fragment, type ReactNode } from 'react'
import type { PlainKey } from '#shared/language/text-key.ts'
import { t } from '#shared/language/translate.ts'
import { AsyncView } from '../../components/async-view.tsx'
import { NothingFits } from './nothing-fits.tsx'
import type { ObjectTableProps } from './object-screen.tsx'
import { type Findable, fits } from './shown-objects.ts'

/** The head of a column; of `right` ones the numbers stand under each other. */
interface Column {
  readonly title: PlainKey
  readonly right?: true
}

interface List {
  readonly items: readonly unknown[]
}

interface TableOfObjectsProps<Answer extends List> {
  /** `image`, as in `No image fits` and `Reading the images`. */
  readonly one: 'image' | 'volume' | 'network'
  readonly query: Pick<UseQueryResult<Answer>, 'data' | 'error' | 'isPending' | 'refetch'>
  readonly filter: Pick<ObjectTableProps, 'search' | 'use'>
  readonly empty: ReactNode
  readonly columns: readonly Column[]
  readonly findable: (row: Answer['items'][number]) => Findable
  readonly keyOf: (row: Answer['items'][number]) => string
  readonly line: (row: Answer['items'][number]) => ReactNode
  /** What stands below the rows. */
  readonly foot?: (answer: Answer) => ReactNode
}

/** Objects of one kind, a line each with the way to look into it at the end; those that the filter leaves. */
export function ObjectTable<Answer extends List>(props: TableOfObjectsProps<Answer>) {
  const { one, query, filter, empty, columns, findable, keyOf, line, foot } = props
  return (
    <AsyncView query={query} what={t(`the ${one}s`)} rows={8} isEmpty={({ items }) => items.length === 0} empty={empty}>
      {(answer) => {
        const shown = answer.items.filter((row) => fits(findable(row), filter.search, filter.use))
        if (shown.length === 0) return <NothingFits what={one} />
        return (
          <>
            <table className="sw-table sw-object-table">
              <thead>
                <tr>
                  {columns.map(({ title, right }) => (
                    <th key={title} scope="col" className={right ? 'sw-right' : undefined}>
                      {t(title)}
                    </th>
                  ))}
                  <th scope="col">
                    <span className="sw-hidden">{t('Inspect')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map((row) => (
                  <Fragment key={keyOf(row)}>{line(row)}</Fragment>
                ))}
              </tbody>
            </table>
            {foot?.(answer)}
          </>
        )
      }}
    </AsyncView>
  )
}
