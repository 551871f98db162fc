import { styleNonce } from '../../style-nonce.ts'

/**
 * The document, whose new style elements carry the nonce of the page's Content-Security-Policy: for a library that makes
 * styles at run time and takes a document, but no nonce. Everything else is the document itself.
 */
export function nonceDocument(): Document {
  const nonce = styleNonce()
  if (nonce === undefined) return document
  const createElement = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const element = document.createElement(name, options)
    if (name === 'style') element.nonce = nonce
    return element
  }
  return new Proxy(document, {
    get(target, key) {
      if (key === 'createElement') return createElement
      const value: unknown = Reflect.get(target, key)
      // A method of the document refuses to be called on anything else.
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
