/**
 * The nonce that the page's Content-Security-Policy asks of every style made at run time; absent where the page is served
 * without one. The build leaves a `<meta property="csp-nonce">`; browsers hide its value from attributes, not from this.
 */
export const styleNonce = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce || undefined
