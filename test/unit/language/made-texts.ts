import ts from 'typescript'

/** A text that a source file makes, with `{{}}` in the place of each value. */
interface MadeText {
  readonly line: number
  readonly form: string
}

/** Where a text goes that nobody reads on a screen: logs, errors of ours, the database, looks at answers. */
const silentCalls =
  /(^|\.)(log|warn|error|info|debug|report|reportBug|raw|sql|selectFrom|select|innerJoin|leftJoin|exec|prepare|pragma|refine|describe|includes|startsWith|endsWith|match|test|split|join|replace|replaceAll|execute|from|test|where|whereRef|orderBy|begin|savepoint|meta|route)$/

const prose = /\p{L}{2,}[,;:]? \p{L}{2,}|\{\{\}\}[,;:]? \p{L}{2,}|\p{L}{3,}[,:]? \{\{\}\}/u
const code = /^[A-Z_ ]+$|SELECT |UPDATE |CASE |^https?:|^\(select|^sudo |^exists \(|=>|\bas [a-z]+_?[a-z]+$/

/** The sentences and pieces of sentences of a source file. Those that are thrown or logged for a developer are left out. */
export function madeTexts(file: string, source: string): readonly MadeText[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true)
  const found: MadeText[] = []
  const visit = (node: ts.Node): void => {
    const form = formOf(node)
    if (form !== null && prose.test(form) && !code.test(form) && !isSilent(node)) {
      found.push({ line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1, form: form.trim() })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

function formOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node) || ts.isTaggedTemplateExpression(node.parent)) return null
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('{{}}')
}

function isSilent(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isLiteralTypeNode(parent)) return true
  if (ts.isTaggedTemplateExpression(parent) || ts.isThrowStatement(parent)) return true
  if (ts.isNewExpression(parent)) return parent.expression.getText() !== 'SealBroken'
  return ts.isCallExpression(parent) && silentCalls.test(parent.expression.getText())
}
