import type { Component } from '#shared/catalogue/component.ts'

const tones: Readonly<Record<Component['category'], string>> = {
  proxy: 'c2',
  'application-server': 'c4',
  database: 'c1',
  cache: 'c5',
  broker: 'c3',
  storage: 'c4',
  search: 'c3',
  observability: 'c2',
  'admin-tool': 'c6',
  identity: 'c5',
  application: 'c1',
}

/** The component's own drawing, in the colour of its category. */
export function ComponentIcon({ component, size = 32 }: { readonly component: Component; readonly size?: number }) {
  return (
    <span
      className="sw-component-icon"
      style={{ width: size, height: size, color: `var(--sw-${tones[component.category]})` }}
    >
      <svg viewBox="0 0 24 24" width={size * 0.62} height={size * 0.62} aria-hidden="true">
        {component.icon.map((path) => (
          <path key={path} d={path} />
        ))}
      </svg>
    </span>
  )
}
