import { Fragment } from 'react'
import { Link, useLocation } from 'wouter'
import { Brand } from './brand.tsx'
import { crumbsOf } from './crumbs.ts'

/** The bar over the window: the product and the way to where one is. */
export function TitleBar() {
  const [place] = useLocation()
  const crumbs = crumbsOf(place)
  return (
    <header className="sw-title-bar">
      <Link href="/" className="sw-brand" aria-label="Stackwright, go to the overview">
        <Brand />
        <span>Stackwright</span>
      </Link>
      <nav aria-label="Breadcrumb" className="sw-grow">
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
    </header>
  )
}
