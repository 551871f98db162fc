/** The mark of the product: three layers that fit into each other. */
export function Brand({ size = 22 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" fill="var(--sw-accent)">
      <path d="M3 15.5h7l1.5 2h1l1.5-2h7V20a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1z" />
      <path d="M3 9.5h7l1.5 2h1l1.5-2h7V14h-8l-1.5 2h-1L11 14H3z" opacity=".68" />
      <path d="M4 3h16a1 1 0 0 1 1 1v4h-8l-1.5 2h-1L11 8H3V4a1 1 0 0 1 1-1z" opacity=".4" />
    </svg>
  )
}
