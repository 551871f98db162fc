/** Compose documents that Stackwright and Compose are both given. */

/** Has no health check of its own: `docker compose up --wait` takes a check that is disabled for one that is missing. */
const image = 'testbed/base:1'
/** Ends at once when it is asked to, and costs next to nothing while it runs. */
const program = '["sh", "-c", "trap \'exit 0\' TERM; sleep 86400 & wait"]'

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `s${String(index).padStart(3, '0')}`)

/** Services without a health check, all in the network of the stack. */
export const manyServices = (count: number): string => ['services:', ...numbered(count).map(plainService)].join('\n')

const changing = 's007'

/** Of the health check of the service that changes. */
export const checkIntervalMs = 500

/**
 * The same with one that has two forms. It has a health check, so that everybody waits for the same: without one Stackwright
 * watches a new container for two seconds before it believes it.
 */
export const oneOfMany = (count: number, form: 'plain' | 'loud'): string =>
  [
    'services:',
    ...numbered(count)
      .filter((name) => name !== changing)
      .map(plainService),
    `  ${changing}:`,
    `    image: ${image}`,
    `    command: ${program}`,
    `    environment: { MODE: ${form} }`,
    `    healthcheck: { test: ["CMD", "true"], interval: ${checkIntervalMs}ms, retries: 20 }`,
  ].join('\n')

const plainService = (name: string) => `  ${name}: { image: "${image}", command: ${program} }`

/** Every service waits until the one before is healthy. */
export const healthChain = (length: number, intervalMs: number): string =>
  [
    'services:',
    ...numbered(length).flatMap((name, index, all) => [
      `  ${name}:`,
      `    image: ${image}`,
      `    command: ${program}`,
      `    healthcheck: { test: ["CMD", "true"], interval: ${intervalMs}ms, retries: 20 }`,
      ...(index === 0 ? [] : [`    depends_on: { ${all[index - 1]}: { condition: service_healthy } }`]),
    ]),
  ].join('\n')

/** The same as `POST /containers/create` takes it. */
export const containerBody = (network: string, healthIntervalMs: number | null) => ({
  Image: image,
  Cmd: ['sh', '-c', "trap 'exit 0' TERM; sleep 86400 & wait"],
  Healthcheck:
    healthIntervalMs === null
      ? { Test: ['NONE'] }
      : { Test: ['CMD', 'true'], Interval: healthIntervalMs * 1_000_000, Retries: 20 },
  HostConfig: { NetworkMode: network },
})
