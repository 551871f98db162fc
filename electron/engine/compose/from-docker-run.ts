import { stringify } from 'yaml'
import { splitShellWords } from './decode/shell-words.ts'
import { type RunArguments, readArguments } from './docker-run/read-arguments.ts'
import { type Service, serviceOf } from './docker-run/service-of.ts'

/** A compose file made of a `docker run` command, and what of the command is not in it; or why there is none. */
export type FromDockerRun =
  | { readonly ok: true; readonly service: string; readonly content: string; readonly left: readonly string[] }
  | { readonly ok: false; readonly error: string }

/**
 * A compose file with one service that runs what a `docker run` command would run. Line ends behind a backslash are
 * taken as in a shell; the volumes and networks that it names are declared. Never throws.
 */
export const fromDockerRun = (command: string): FromDockerRun => {
  const split = splitShellWords(withoutPrompts(command))
  if (!split.ok) return { ok: false, error: split.error }
  const words = withoutProgram(split.words)
  if (!words) return { ok: false, error: 'This is no docker run command. It starts with docker run.' }
  const read = readArguments(words)
  if (!read) return { ok: false, error: 'This docker run command names no image.' }
  const name = serviceName(read)
  const service = serviceOf(read)
  const left = [...read.unknown, ...(split.cut ? [`everything behind ${split.cut}`] : [])]
  return { ok: true, service: name, content: stringify(documentOf(name, service), { lineWidth: 0 }), left }
}

/** What a shell showed before the lines: `$ ` or `# ` before the first, `> ` before those that go on. */
const withoutPrompts = (command: string): string =>
  command
    .trim()
    .replace(/^[$#]\s+/, '')
    .replace(/\\[ \t]*\r?\n[ \t]*(?:>[ \t]+)?/g, ' ')
    .trim()

const withoutProgram = (words: readonly string[]): readonly string[] | null => {
  const at = words.findIndex((word) => word === 'run' || word === 'create')
  const before = at < 0 ? [] : words.slice(0, at).filter((word) => word !== 'sudo' && word !== 'container')
  return before.length === 1 && /^(?:.*\/)?(?:docker|podman)$/.test(before[0] ?? '') ? words.slice(at + 1) : null
}

/** The container's name, or the last part of the image's, in the letters a service may have. */
const serviceName = ({ options, image }: RunArguments): string => {
  const given = options.find(({ name }) => name === 'name')?.value
  const name = given ?? image.replace(/[@:][^/]*$/, '').replace(/^.*\//, '')
  return name.replace(/[^a-zA-Z0-9._-]/g, '-') || 'app'
}

const documentOf = (name: string, service: Service): Record<string, unknown> => {
  const volumes = declared(namedVolumes(service))
  const networks = declared(Object.keys(isRecord(service['networks']) ? service['networks'] : {}))
  return { services: { [name]: service }, ...(volumes && { volumes }), ...(networks && { networks }) }
}

const namedVolumes = ({ volumes }: Service): readonly string[] =>
  (Array.isArray(volumes) ? volumes : []).flatMap((mount: unknown) => {
    if (isRecord(mount))
      return mount['type'] === 'volume' && typeof mount['source'] === 'string' ? [mount['source']] : []
    const source = typeof mount === 'string' ? mount.split(':') : []
    return source.length > 1 && /^[a-z0-9]/i.test(source[0] ?? '') ? [source[0] ?? ''] : []
  })

/** Existing ones are used as they are: their names stay what they were. */
const declared = (names: readonly string[]): Record<string, unknown> | null =>
  names.length === 0 ? null : Object.fromEntries(names.map((name) => [name, { external: true }]))

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
