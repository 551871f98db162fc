import { useLocation, useSearch } from 'wouter'

/** Which part of a stack's logs a place names; so a link leads to the lines that explain something. */
export interface LogPlace {
  readonly services: readonly string[]
  /** From which moment on (ISO 8601); null follows what is new. */
  readonly at: string | null
  readonly errorsOnly: boolean
}

/** The part that the window's place names, and the way to another one. */
export function useLogPlace(stack: string): readonly [LogPlace, (place: LogPlace) => void] {
  const query = new URLSearchParams(useSearch())
  const [, navigate] = useLocation()
  const place: LogPlace = {
    services: query.getAll('service').toSorted(),
    at: query.get('at'),
    errorsOnly: query.get('level') === 'error',
  }
  return [place, (next) => navigate(logPlace(stack, next), { replace: true })]
}

/** The address of a part of a stack's logs. */
function logPlace(stack: string, { services, at, errorsOnly }: LogPlace): string {
  const query = new URLSearchParams(services.map((service) => ['service', service]))
  if (at !== null) query.set('at', at)
  if (errorsOnly) query.set('level', 'error')
  const text = query.toString()
  return `/stacks/${stack}/logs${text === '' ? '' : `?${text}`}`
}
