import type { ComposeBuild } from '#shared/model/compose-project.ts'
import { decodeDistinctList, decodeList, decodeObject, decodeOneOrMore } from './collection.ts'
import { decodeExtraHosts } from './extra-hosts.ts'
import { type Decoder, fail } from './field.ts'
import { decodeBuildSecrets } from './file-references.ts'
import { resolveUnusedPath } from './host-path.ts'
import { decodeKeyedText, decodeLabels, decodeTexts } from './keyed-text.ts'
import { decodeBoolean, decodeBytes, decodeText } from './scalar.ts'
import { decodeUlimits } from './ulimits.ts'

/** Contexts that are no folder: a URL, a repository, another service. */
const isRemote = (context: string): boolean => /:\/\/|^(?:github\.com\/|git@|service:)/.test(context)

const decodeContext: Decoder<string> = (field) => {
  const context = decodeText(field)
  return context === undefined || isRemote(context) ? context : resolveUnusedPath(field, context)
}

const decodeContexts: Decoder<Record<string, string>> = (field) => {
  const contexts = decodeTexts(field)
  if (!contexts) return undefined
  const pairs = Object.entries(contexts).flatMap(([name, context]) => {
    const resolved = isRemote(context) ? context : resolveUnusedPath(field, context)
    return resolved === undefined ? [] : [[name, resolved] as const]
  })
  return Object.fromEntries(pairs)
}

/** The agent of the person who builds, as `default`, or keys by name: `ID=PATH` (compose-go, `types/ssh.go`). */
const decodeSsh: Decoder<Readonly<Record<string, string | null>>> = (field) => {
  const keys = decodeKeyedText(field)
  const bare = Object.entries(keys ?? {}).find(([id, path]) => path === null && id !== 'default')
  return bare ? fail(field, 'ssh', `${bare[0]} is not a key for ssh. Write default, or ID=PATH.`) : keys
}

const decodeKeys = decodeObject<ComposeBuild>({
  context: decodeContext,
  dockerfile: decodeText,
  dockerfile_inline: decodeText,
  entitlements: decodeList(decodeText),
  args: decodeKeyedText,
  ssh: decodeSsh,
  labels: decodeLabels,
  cache_from: decodeOneOrMore(decodeText),
  cache_to: decodeOneOrMore(decodeText),
  no_cache: decodeBoolean,
  additional_contexts: decodeContexts,
  pull: decodeBoolean,
  extra_hosts: decodeExtraHosts,
  isolation: decodeText,
  network: decodeText,
  target: decodeText,
  secrets: decodeBuildSecrets,
  shm_size: decodeBytes,
  tags: decodeDistinctList(decodeText),
  ulimits: decodeUlimits,
  platforms: decodeList(decodeText),
  privileged: decodeBoolean,
})

/** How an image is built. Nothing is built here, but the document keeps its meaning. */
export const decodeBuild: Decoder<ComposeBuild> = (field) => {
  const keys = field.node.kind === 'map' ? decodeKeys(field) : contextOnly(decodeContext(field))
  if (!keys) return undefined
  if (keys.dockerfile !== undefined && keys.dockerfile_inline !== undefined) {
    return fail(field, 'build', 'dockerfile and dockerfile_inline exclude each other. Keep one of them.')
  }
  const context = keys.context ?? resolveUnusedPath(field, '.')
  return {
    ...keys,
    ...(context !== undefined && { context }),
    ...(keys.dockerfile_inline === undefined && { dockerfile: keys.dockerfile ?? 'Dockerfile' }),
  }
}

const contextOnly = (context: string | undefined): Partial<ComposeBuild> | undefined =>
  context === undefined ? undefined : { context }
