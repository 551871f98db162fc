import type { Page } from '@playwright/test'

/**
 * Tells what a page complains of: exceptions, console errors (a breach of the Content-Security-Policy is one) and
 * warnings of the policy. A stream that the end of the app cuts off is none.
 */
export function watchPage(page: Page, tell: (trouble: string) => void): void {
  page.on('pageerror', (error) => tell(`exception: ${error.message}`))
  page.on('console', (message) => {
    const text = message.text()
    const about = `${text} (${message.location().url})`
    if (message.type() === 'error' && !cutOff.test(text) && !goneContainer.test(about)) tell(`console: ${about}`)
    else if (/Content.Security.Policy/i.test(text)) tell(`policy: ${text}`)
  })
}

/**
 * What Chromium writes for a request that lost its server, or that it gave up itself because a network came or went, as
 * one does with every container. The page tries such a request again.
 */
const cutOff =
  /net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING|NETWORK_CHANGED)/

/** A container that was asked about went away before the answer: the page says so itself, and nobody can prevent it. */
const goneContainer = /status of 404 .*\/api\/hosts\/[^/]+\/containers\/[0-9a-f]{64}\)$/
