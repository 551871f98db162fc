import type { ComposeFileObject, ComposeNetwork, ComposeVolume } from '#shared/model/compose-project.ts'
import type { MapEntry, SourceNode } from '../source/source-node.ts'
import { decodeMap, decodeObject } from './collection.ts'
import { type Decoder, type Field, fail, warn } from './field.ts'
import { decodeConfig, decodeSecret } from './file-object.ts'
import { decodeNetwork } from './network.ts'
import { plainValue } from './plain-value.ts'
import { decodeText } from './scalar.ts'
import { type DecodedService, decodeService } from './service.ts'
import { unsupportedTopLevelKeys } from './unsupported-keys.ts'
import { decodeVolume } from './volume.ts'

/** A document in long form; names, env files and defaults still as given. */
export interface DecodedProject {
  readonly version?: string
  readonly name?: string
  readonly services: Readonly<Record<string, DecodedService>>
  readonly networks: Readonly<Record<string, Partial<ComposeNetwork>>>
  readonly volumes: Readonly<Record<string, Partial<ComposeVolume>>>
  readonly configs: Readonly<Record<string, Partial<ComposeFileObject>>>
  readonly secrets: Readonly<Record<string, Partial<ComposeFileObject>>>
  readonly extensions: Readonly<Record<string, unknown>>
}

const resourceKey = /^[a-zA-Z0-9._-]+$/

/** The entries of a top-level section: their names are checked, then each is decoded. */
const section = <T>(what: string, decode: (field: Field) => T | undefined): Decoder<Readonly<Record<string, T>>> =>
  decodeMap((field: Field, key: string, entry: MapEntry) => {
    if (resourceKey.test(key)) return decode(field)
    const message = `${JSON.stringify(key)} cannot be the name of a ${what}. Use letters, digits, ., _ and -.`
    return fail(field, 'bad-name', message, entry.keyPosition)
  }, `a mapping of ${what}s`)

const decodeVersion: Decoder<string> = (field) => {
  if (decodeText(field) !== undefined) warn(field, 'obsolete', 'version is obsolete and ignored. Remove it.')
  return undefined
}

const decodeKeys = decodeObject<Omit<DecodedProject, 'extensions'>>(
  {
    version: decodeVersion,
    name: decodeText,
    services: section('service', decodeService),
    networks: section('network', decodeNetwork),
    volumes: section('volume', decodeVolume),
    configs: section('config', decodeConfig),
    secrets: section('secret', decodeSecret),
  },
  unsupportedTopLevelKeys,
)

/** A whole document, every short form made long. What cannot be read is reported and left out. */
export const decodeProject = (field: Field): DecodedProject => {
  const keys = decodeKeys(field) ?? {}
  if (field.node.kind === 'map' && !field.node.entries.has('services')) {
    const message = 'This document has no services. Add the key services with at least one.'
    const { path, node, context } = field
    // Compose prints the model of such a document all the same.
    context.problems.refusal({ rule: 'no-services', message, path, position: node.position })
  }
  const { services = {}, networks = {}, volumes = {}, configs = {}, secrets = {}, ...rest } = keys
  return { ...rest, services, networks, volumes, configs, secrets, extensions: extensionsOf(field.node) }
}

/** The fields of the top level that are their author's own. */
const extensionsOf = (node: SourceNode): Readonly<Record<string, unknown>> =>
  node.kind === 'map'
    ? Object.fromEntries(
        [...node.entries].flatMap(([key, entry]) => (key.startsWith('x-') ? [[key, plainValue(entry.value)]] : [])),
      )
    : {}
