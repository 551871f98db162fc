import ts from 'typescript'

/** What a source file writes that a person could read. */
export interface WrittenTexts {
  /** `line: text` of what is shown as it stands, in English whatever is spoken. */
  readonly hardCoded: readonly string[]
  /** `line: text` of what is said while the file is loaded, before anybody chose a language. */
  readonly tooEarly: readonly string[]
  /** Every text of the file that stands for itself: keys of tables, names, all else. */
  readonly literals: ReadonlySet<string>
  /** The forms of what is said with a word put into the key, like `the ${kind}`. */
  readonly composed: readonly RegExp[]
}

/** Attributes that say something to the browser or to our own code, never to a person. */
const silentAttributes =
  /^(className|role|type|variant|size|href|key|id|style|position|color|align|justify|tone|is|look|format|d|fill|stroke|viewBox|preserveAspectRatio|data-.*|autoComplete|aria-(live|hidden|current|haspopup|labelledby|describedby|sort|controls|orientation)|orientation|spellCheck|component|radius|scope|path|to|orient|markerEnd|labelPosition|counts|kind|inputMode|value|defaultColorScheme|transform|points|textAnchor|tab|rel|target|wrap|by|act|text|part|aria-keyshortcuts|aria-autocomplete|yOffset)$/

/** What takes a text and says it in the spoken language, or takes no text that is shown. */
const speakers = new Set([
  't',
  'plural',
  'count',
  'translated',
  'querySelector',
  'closest',
  'useMediaQuery',
  'matchMedia',
  'safeParse',
  // Of the desktop: what goes into its log of errors.
  'console.error',
  'report',
  'errors.add',
])

/** Of a native menu, dialog or notification, also where it is a single word. */
const nativeProperties = new Set(['label', 'title', 'message', 'detail', 'body', 'buttons', 'copyright'])

const hasWord = /\p{L}{2}/u
const isProse = /\p{L}{2,}[,;:]? \p{L}{2,}/u
const looksLikeCode =
  /^text\/|sw-|monospace$|sans-serif$|^docker run |^wget |^compose\.yaml$|^[A-Z]+$|^\$&#123;|var\(--|^[/#.<[(]|=>|\{$|^\s*$/

/**
 * Reads a source file for texts. In JSX every text with a word in it counts; elsewhere only what looks like prose, and
 * nothing that is a known text: it stands in a table, to be said where the table is shown.
 */
export function writtenTexts(file: string, source: string, isKnown: (text: string) => boolean): WrittenTexts {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true)
  const hardCoded: string[] = []
  const tooEarly: string[] = []
  const literals = new Set<string>()
  const composed: RegExp[] = []
  const at = (node: ts.Node, text: string): string =>
    `${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${text.trim().replace(/\s+/g, ' ')}`
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) literals.add(node.text)
    if (ts.isTemplateExpression(node) && isSpoken(node)) composed.push(formOf(node))
    if (isSaidTooEarly(node)) tooEarly.push(at(node, node.getText()))
    const text = textOf(node)
    if (text !== null && isShown(node, text, isKnown)) hardCoded.push(at(node, text))
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return { hardCoded, tooEarly, literals, composed }
}

function textOf(node: ts.Node): string | null {
  if (ts.isJsxText(node) || ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return null
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…')
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const formOf = ({ head, templateSpans }: ts.TemplateExpression): RegExp =>
  new RegExp(`^${[head.text, ...templateSpans.map(({ literal }) => literal.text)].map(escaped).join('.+')}$`)

function isShown(node: ts.Node, text: string, isKnown: (text: string) => boolean): boolean {
  if (!hasWord.test(text) || text.trim() === 'Stackwright') return false
  if (ts.isJsxText(node)) return !/^\s*(\$&#123;|&gt;)/.test(text)
  if (looksLikeCode.test(text) || isNoText(node) || isSpoken(node)) return false
  if (isNative(node)) return true
  if (isInJsx(node)) return true
  return isProse.test(text) && !(ts.isStringLiteralLike(node) && isKnown(text))
}

/** Names of things: imports, keys, cases, what is compared, what is thrown for a developer. */
function isNoText(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) return parent.name === node
  if (ts.isBinaryExpression(parent)) return /^[!=]==$/.test(parent.operatorToken.getText())
  if (ts.isNewExpression(parent)) return parent.expression.getText().endsWith('Error')
  return (
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    ts.isLiteralTypeNode(parent) ||
    ts.isElementAccessExpression(parent) ||
    ts.isCaseClause(parent)
  )
}

const calleeOf = ({ expression }: ts.CallExpression): string =>
  ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText()

/** True for what stands directly in a call that says it. */
function isSpoken({ parent }: ts.Node): boolean {
  if (ts.isConditionalExpression(parent)) return isSpoken(parent)
  if (!ts.isCallExpression(parent)) return false
  return speakers.has(calleeOf(parent)) || speakers.has(parent.expression.getText())
}

/** True for what a file of the desktop puts into a native menu, dialog or notification. */
function isNative(node: ts.Node): boolean {
  if (!node.getSourceFile().fileName.includes('electron/main/')) return false
  const { parent } = ts.isArrayLiteralExpression(node.parent) ? node.parent : node
  return ts.isPropertyAssignment(parent) && nativeProperties.has(parent.name.getText())
}

/** True for what an element shows or an attribute says to a person; other expressions in JSX look after themselves. */
function isInJsx(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isJsxAttribute(parent)) return !silentAttributes.test(parent.name.getText()) && !isIdentifier(parent, node)
  if (ts.isJsxExpression(parent)) return ts.isJsxAttribute(parent.parent) ? isInJsx(parent) : true
  if (ts.isConditionalExpression(parent)) return parent.condition !== node && isInJsx(parent)
  if (ts.isBinaryExpression(parent)) return /^(\?\?|\|\||\+)$/.test(parent.operatorToken.getText()) && isInJsx(parent)
  return ts.isParenthesizedExpression(parent) && isInJsx(parent)
}

/** The `name` of a form field is for the form, and a kind of thing for our own code. */
const isIdentifier = (attribute: ts.JsxAttribute, value: ts.Node): boolean =>
  /^(name|what|one)$/.test(attribute.name.getText()) && ts.isStringLiteral(value) && /^[a-z]+$/.test(value.text)

function isSaidTooEarly(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !['t', 'plural', 'count', 'translated'].includes(calleeOf(node))) return false
  if (!ts.isIdentifier(node.expression)) return false
  for (let above: ts.Node = node.parent; above; above = above.parent) if (ts.isFunctionLike(above)) return false
  return true
}
