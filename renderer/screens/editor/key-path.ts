/**
 * The keys that enclose a line with this indentation, outermost first: `['services', 'web', 'deploy']`. Read from the
 * lines above by their indentation, so that it works while the document is not whole YAML.
 */
export const keyPathAt = (linesAbove: readonly string[], indentation: number): readonly string[] => {
  const path: string[] = []
  let inside = indentation
  for (let at = linesAbove.length - 1; at >= 0 && inside > 0; at -= 1) {
    const key = /^(\s*)(?:"([^"]+)"|'([^']+)'|([^\s#"'-][^:#]*)):(?:\s|$)/.exec(linesAbove[at] ?? '')
    if (!key || (key[1]?.length ?? 0) >= inside) continue
    path.unshift((key[2] ?? key[3] ?? key[4] ?? '').trim())
    inside = key[1]?.length ?? 0
  }
  return path
}
