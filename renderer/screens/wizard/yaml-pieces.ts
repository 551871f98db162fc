/** A piece of a line of YAML, for its colour. */
export interface YamlPiece {
  readonly kind: 'comment' | 'key' | 'variable' | 'plain'
  readonly text: string
}

const whole = /^(\s*(?:- )?)((?:"[^"]*"|[\w./-]+):)(\s.*|)$/

/** A line in pieces. Meant for documents that the wizard writes, which keep comments on lines of their own. */
export const yamlPieces = (line: string): readonly YamlPiece[] => {
  if (/^\s*#/.test(line)) return [{ kind: 'comment', text: line }]
  const [, indent = '', key = '', rest = line] = whole.exec(line) ?? []
  const pieces: YamlPiece[] =
    key === ''
      ? []
      : [
          { kind: 'plain', text: indent },
          { kind: 'key', text: key },
        ]
  for (const [index, text] of rest.split(/(\$\{[^}]*\})/).entries()) {
    if (text !== '') pieces.push({ kind: index % 2 === 1 ? 'variable' : 'plain', text })
  }
  return pieces
}
