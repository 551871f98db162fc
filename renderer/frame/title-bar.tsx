import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Fragment, useEffect } from 'react'
import { Link, useLocation } from 'wouter'
import { t } from '#shared/language/translate.ts'
import { useApi } from '../api/client.ts'
import { commandQuery } from '../api/queries.ts'
import { Kbd } from '../components/kbd.tsx'
import { modifierKey } from '../components/modifier-key.ts'
import { AlertBell } from './alert-bell.tsx'
import { Brand } from './brand.tsx'
import { commandAt, crumbsOf, windowTitle } from './crumbs.ts'

/** The bar over the window: the product and the way to where one is. */
export function TitleBar({ onSearch }: { readonly onSearch: () => void }) {
  const [place] = useLocation()
  const crumbs = crumbsOf(place, useCommandNumber(place))
  const title = windowTitle(crumbs)
  // Synchronises the name of the window, of the browser's tab and of its history with the place.
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <header className="sw-title-bar">
      <Link href="/" className="sw-brand" aria-label={t('Stackwright, go to the overview')}>
        <Brand />
        <span>Stackwright</span>
      </Link>
      <nav aria-label={t('Breadcrumb')} className="sw-grow">
        <ol className="sw-crumbs">
          {crumbs.map(({ label, href }, index) => (
            <Fragment key={href}>
              {index > 0 ? <li aria-hidden>/</li> : null}
              <li className="sw-ellipsis">
                {index === crumbs.length - 1 ? <b aria-current="page">{label}</b> : <Link href={href}>{label}</Link>}
              </li>
            </Fragment>
          ))}
        </ol>
      </nav>
      <button type="button" className="sw-omni" onClick={onSearch} aria-keyshortcuts="Control+K Meta+K">
        <IconSearch size={14} stroke={1.75} aria-hidden />
        <span className="sw-grow sw-ellipsis">{t('Search or run a command')}</span>
        <span className="sw-row" aria-hidden>
          <Kbd>{modifierKey()}</Kbd>
          <Kbd>K</Kbd>
        </span>
      </button>
      <AlertBell />
    </header>
  )
}

/** The number of the command whose place this is. The command's own screen asks the same, so it is asked once. */
function useCommandNumber(place: string): number | null {
  const id = commandAt(place)
  const command = useQuery({ ...commandQuery(useApi(), id ?? ''), enabled: id !== null })
  return command.data?.seq ?? null
}
