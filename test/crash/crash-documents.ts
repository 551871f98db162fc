import type { StackDocument } from '#shared/model/document.ts'

/** The versions that the harness leads its stacks through. `bad` ends at once and has to be led back. */
export type Edition = 'plain' | 'loud' | 'narrow' | 'bad'

/** Ends at once when it is asked to. */
const stay = "trap 'exit 0' TERM; sleep 100000 & wait"

/** Its limit changes while it goes on. Writes a marker of its own into its volume where there is none. */
const database = (memory: string) => `
  db:
    image: testbed/busybox:1
    healthcheck: { disable: true }
    command: ["sh", "-c", "[ -e /data/marker ] || cat /proc/sys/kernel/random/uuid > /data/marker; ${stay}"]
    mem_limit: ${memory}
    volumes: ["data:/data"]
    networks: [back]
`

/** Needs a file that comes with the version: a container that was started half made ends at once. */
const web = (mode: string, more: string, program = `[ -s /etc/app.conf ] || exit 9; ${stay}`) => `
  web:
    image: testbed/busybox:1
    healthcheck: { disable: true }
    command: ["sh", "-c", "${program}"]
    environment: { MODE: ${mode} }
    configs: [{ source: app, target: /etc/app.conf }]
${more}`

const worker = (image: string) => `
  worker:
    image: ${image}
    healthcheck: { disable: true }
    command: ["sh", "-c", "${stay}"]
    networks: [back]
`

const wide = '    networks: [front, back]\n'
const rest = (networks: string) => `
configs: { app: { content: "mode" } }
networks: { ${networks} }
volumes: { data: {} }
`

const bothNetworks = 'front: {}, back: {}'

const composeOf: Readonly<Record<Edition, string>> = {
  plain: `services:${database('64m')}${web('plain', wide)}${rest(bothNetworks)}`,
  loud: `services:${database('96m')}${web('loud', wide)}${worker('testbed/busybox:1')}${rest(bothNetworks)}`,
  narrow: `services:${database('64m')}${web('narrow', '    networks: [back]\n')}${rest('back: {}')}`,
  bad: `services:${database('96m')}${web('bad', wide, 'exit 3')}${rest(bothNetworks)}`,
}

/** A version of the stack. */
export const editionOf = (edition: Edition): StackDocument => documentOf(composeOf[edition])

/** A version with an image that the host has to pull first. */
export const pullingEdition = (image: string): StackDocument =>
  documentOf(`services:${database('64m')}${web('pulled', wide)}${worker(image)}${rest(bothNetworks)}`)

/** True for a version that no apply can make run. */
export const isBad = (document: StackDocument): boolean =>
  document.files.some(({ content }) => content.includes('exit 3'))

const documentOf = (content: string): StackDocument => ({
  composeFiles: ['compose.yaml'],
  files: [{ path: 'compose.yaml', content }],
  environment: {},
  profiles: [],
  projectDirectory: null,
})
