/** A piece of text, or a place where the value of a secret variable stands. */
export type Segment = { readonly text: string } | { readonly secret: string }

/** Text with secrets in it, by the names of their variables. */
export type RenderedText = readonly Segment[]

/** Plain text as rendered text. */
export const plain = (text: string): RenderedText => (text === '' ? [] : [{ text }])

/** The variable, where the text is one secret and nothing else; null otherwise. */
export const onlySecret = (rendered: RenderedText): string | null => {
  const [first] = rendered
  return rendered.length === 1 && first && 'secret' in first ? first.secret : null
}

/** Names of all variables in it. */
export const secretsIn = (rendered: RenderedText): readonly string[] =>
  rendered.flatMap((segment) => ('secret' in segment ? [segment.secret] : []))

/** As a compose file has it: `$` doubled, secrets as `${NAME}`. */
export const composeText = (rendered: RenderedText): string =>
  rendered
    .map((segment) => ('secret' in segment ? `\${${segment.secret}}` : segment.text.replaceAll('$', '$$$$')))
    .join('')

/** As a person reads it, secrets as `${NAME}`. */
export const readableText = (rendered: RenderedText): string =>
  rendered.map((segment) => ('secret' in segment ? `\${${segment.secret}}` : segment.text)).join('')
