/** What a plan is asked for, as the place in the app says it. */
export type PlanRequest =
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'draft' }
  | { readonly kind: 'update' }
  | { readonly kind: 'removal'; readonly volumes: boolean }
  | { readonly kind: 'import'; readonly host: string }

/** Reads `version=3`, `draft=1`, `update=1`, `remove=1&volumes=1` or `import=HOST`; null where it says none of them. */
export const planRequest = (search: string): PlanRequest | null => {
  const query = new URLSearchParams(search)
  const version = Number(query.get('version'))
  if (Number.isInteger(version) && version > 0) return { kind: 'version', version }
  if (query.has('draft')) return { kind: 'draft' }
  if (query.has('update')) return { kind: 'update' }
  if (query.has('remove')) return { kind: 'removal', volumes: query.get('volumes') === '1' }
  const host = query.get('import')
  return host ? { kind: 'import', host } : null
}
