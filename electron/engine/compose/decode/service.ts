import type { ComposeService } from '#shared/model/compose-project.ts'
import { decodeDistinctList, decodeObject, decodeOneOrMore } from './collection.ts'
import { decodeCommand } from './command.ts'
import { decodeDependsOn } from './depends-on.ts'
import { decodeDeploy } from './deploy.ts'
import { decodeEnvFiles, type EnvFile } from './env-file.ts'
import { decodeExtraHosts } from './extra-hosts.ts'
import { type Decoder, type Field, fail } from './field.ts'
import { decodeHealthcheck } from './healthcheck.ts'
import { decodeKeyedText, decodeLabels } from './keyed-text.ts'
import { decodeMounts, decodeTmpfsPath } from './mounts.ts'
import { parsePortRange } from './parse-short-port.ts'
import { decodePorts } from './ports.ts'
import { decodeAnyText, decodeBoolean, decodeDuration, decodeFilledText, decodeInteger, decodeText } from './scalar.ts'
import { decodeServiceNetworks } from './service-networks.ts'
import { unsupportedServiceKeys } from './unsupported-keys.ts'

/** A service in long form as its files give it: env files not read, names not resolved, defaults not filled in. */
export interface DecodedService extends ComposeService {
  readonly env_file?: readonly EnvFile[]
  readonly profiles?: readonly string[]
  readonly scale?: number
}

const decodeRestart: Decoder<string> = (field) => {
  const text = field.node.kind === 'scalar' ? field.node.text : ''
  // Unquoted, `no` is text in YAML 1.2, but a variable or another writer may have made it false.
  if (text === 'false') return 'no'
  if (/^(?:no|always|unless-stopped|on-failure(?::\d+)?)$/.test(text)) return text
  return fail(field, 'restart', 'restart is one of no, always, unless-stopped, on-failure and on-failure:COUNT.')
}

const decodeExposed: Decoder<string> = (field) => {
  const text = decodeAnyText(field)
  const match = text === undefined ? null : /^([^/]+)(?:\/(tcp|udp|sctp))?$/.exec(text)
  if (text === undefined || parsePortRange(match?.[1] ?? '')) return text
  return fail(field, 'port', `${JSON.stringify(text)} is not a port of the container, such as 3000 or 3000/udp.`)
}

const decodeContainerName: Decoder<string> = (field) => {
  const text = decodeText(field)
  if (text === undefined || /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(text)) return text
  const rule = 'Use at least two letters, digits, _, . and -, starting with a letter or digit.'
  return fail(field, 'container-name', `${JSON.stringify(text)} cannot be the name of a container. ${rule}`)
}

const decodeNetworkMode: Decoder<string> = (field) => {
  const mode = decodeFilledText(field)
  if (mode === undefined || mode === 'bridge' || mode === 'host' || mode === 'none') return mode
  const message = /^(?:service|container):/.test(mode)
    ? `Stackwright does not support network_mode: ${mode} yet. Use a network that both join.`
    : `network_mode is one of bridge, host and none, not ${mode}. To join a network, use networks.`
  return fail(field, 'network-mode', message)
}

const decodeKeys = decodeObject<DecodedService>(
  {
    image: decodeFilledText,
    command: decodeCommand,
    entrypoint: decodeCommand,
    environment: decodeKeyedText,
    env_file: decodeEnvFiles,
    ports: decodePorts,
    expose: decodeDistinctList(decodeExposed),
    volumes: decodeMounts,
    tmpfs: decodeOneOrMore(decodeTmpfsPath),
    networks: decodeServiceNetworks,
    network_mode: decodeNetworkMode,
    depends_on: decodeDependsOn,
    healthcheck: decodeHealthcheck,
    restart: decodeRestart,
    labels: decodeLabels,
    deploy: decodeDeploy,
    scale: decodeInteger({ min: 0, max: 1000 }),
    profiles: decodeDistinctList(decodeText),
    container_name: decodeContainerName,
    hostname: decodeFilledText,
    user: decodeText,
    working_dir: decodeText,
    init: decodeBoolean,
    read_only: decodeBoolean,
    stop_signal: decodeFilledText,
    stop_grace_period: decodeDuration,
    cap_add: decodeDistinctList(decodeFilledText),
    cap_drop: decodeDistinctList(decodeFilledText),
    extra_hosts: decodeExtraHosts,
  },
  unsupportedServiceKeys,
)

/** One service. An image that is missing is left empty here; whether that matters depends on its profiles. */
export const decodeService = (field: Field): DecodedService | undefined => {
  const keys = decodeKeys(field)
  return (
    keys && { ...keys, image: keys.image ?? '', command: keys.command ?? null, entrypoint: keys.entrypoint ?? null }
  )
}
