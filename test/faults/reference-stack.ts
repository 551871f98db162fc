/** Two versions of the reference stack: five services each, three named volumes, two networks (a third in one) and a bind. */
export interface ReferenceStack {
  readonly versions: readonly [string, string]
  /** Keys of its named volumes. */
  readonly volumes: readonly string[]
}

/** Ends at once when it is asked to; writes a marker of its own into its volume where there is none. */
const program = (folder: string) =>
  `["sh", "-c", "[ -e ${folder}/marker ] || cat /proc/sys/kernel/random/uuid > ${folder}/marker; trap 'exit 0' TERM; sleep 86400 & wait"]`

const service = (name: string, folder: string, more: string) => `
  ${name}:
    image: testbed/busybox:1
    command: ${program(folder)}
${more}`

const unchecked = '    healthcheck: { disable: true }\n'
const checked = '    healthcheck: { test: ["CMD", "true"], interval: 600ms, retries: 20 }\n'

/**
 * From one version to the other, and back: app and web change, worker goes and mailer comes, in a network of its own, cache
 * gets another limit, db stays.
 *
 * @param bindFolder a folder of the host
 */
export function referenceStack(bindFolder: string): ReferenceStack {
  const app = (mode: string) =>
    service(
      'app',
      '/files',
      `${checked}    environment: { MODE: ${mode} }
    volumes: ["files:/files", "${bindFolder}:/bound:ro"]
    networks: [front, back]
    depends_on: { db: { condition: service_started }, cache: { condition: service_started } }
`,
    )
  const web = (mode: string) =>
    service(
      'web',
      '/tmp',
      `${unchecked}    environment: { MODE: ${mode} }
    networks: [front]
    depends_on: { app: { condition: service_healthy } }
`,
    )
  const lone = (name: string, network: string) => service(name, '/tmp', `${unchecked}    networks: [${network}]\n`)
  const document = (mode: string, extra: string, network: string, memory: string) => `
services:
${service('db', '/data', `${unchecked}    volumes: ["data:/data"]\n    networks: [back]\n`)}
${service('cache', '/cache', `${unchecked}    mem_limit: ${memory}\n    volumes: ["cache:/cache"]\n    networks: [front, back]\n`)}
${app(mode)}${web(mode)}${lone(extra, network)}
networks: { ${[...new Set(['front', 'back', network])].map((name) => `${name}: {}`).join(', ')} }
volumes: { data: {}, cache: {}, files: {} }
`
  return {
    versions: [document('plain', 'worker', 'back', '64m'), document('loud', 'mailer', 'post', '96m')],
    volumes: ['cache', 'data', 'files'],
  }
}
