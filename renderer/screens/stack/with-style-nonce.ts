import { styleNonce } from '../../style-nonce.ts'

/**
 * Does something at once in which new style elements carry the nonce of the page's Content-Security-Policy: for a library
 * that makes styles at run time and takes no nonce. xterm takes a document instead, and asks the page's own all the same
 * for one of its styles (6.0, `CoreBrowserTerminal.open`).
 */
export function withStyleNonce(work: () => void): void {
  const nonce = styleNonce()
  if (nonce === undefined) {
    work()
    return
  }
  const createElement = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const element = Document.prototype.createElement.call(document, name, options)
    if (name === 'style') element.nonce = nonce
    return element
  }
  Object.defineProperty(document, 'createElement', { value: createElement, configurable: true })
  try {
    work()
  } finally {
    // The document's own method comes from its prototype.
    Reflect.deleteProperty(document, 'createElement')
  }
}
