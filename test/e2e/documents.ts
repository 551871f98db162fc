import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A service that runs until it is asked to end, and then ends at once. */
const runs = `["sh", "-c", "trap 'exit 0' TERM; while :; do sleep 0.2; done"]`

/** The compose file of a stack with one small service that has no health check. */
export const quickDocument = (mode = 'one'): string => `services:
  web:
    image: testbed/busybox:1
    command: ${runs}
    environment:
      MODE: ${mode}
`

/** The same service with a health check: a shell command that ends with 0 when the service is well. */
export const checkedDocument = (check: string, mode = 'one'): string => `${quickDocument(mode)}    healthcheck:
      test: ["CMD-SHELL", "${check}"]
      interval: 1s
      timeout: 1s
      retries: 3
`

/** The same service with a health check that has not passed for an hour: its apply waits until it is cancelled. */
export const waitingDocument = (mode = 'one'): string => `${checkedDocument('exit 1', mode)}      start_period: 1h
`

/** The same service, healthy only after so many seconds. */
export const slowDocument = (
  seconds: number,
  mode = 'one',
): string => `${checkedDocument(healthyAfter(seconds), mode)}      start_period: 1h
`

/** A health check that fails until a container has run for so long, in seconds. */
const healthyAfter = (seconds: number): string =>
  `[ -e /tmp/from ] || date +%s > /tmp/from; [ $$(( $$(date +%s) - $$(cat /tmp/from) )) -ge ${seconds} ]`

/** A shop of nginx, an app and PostgreSQL, all with health checks. */
export const shopDocument = (): string =>
  readFileSync(join(import.meta.dirname, '../fixtures/shop/compose.yaml'), 'utf8')
