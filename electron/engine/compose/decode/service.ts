import type { ComposeService } from '#shared/model/compose-project.ts'
import { decodeBlkio } from './blkio.ts'
import { decodeBuild } from './build.ts'
import { decodeDistinctList, decodeObject, decodeOneOrMore } from './collection.ts'
import { decodeCommand } from './command.ts'
import { decodeDependsOn } from './depends-on.ts'
import { decodeDeploy } from './deploy.ts'
import { decodeDevelop } from './develop.ts'
import { decodeDevices, decodeGpus } from './devices.ts'
import { decodeEnvFiles, decodeLabelFiles, type EnvFile } from './env-file.ts'
import { decodeExtraHosts } from './extra-hosts.ts'
import { type Decoder, type Field, fail } from './field.ts'
import { decodeServiceConfigs, decodeServiceSecrets } from './file-references.ts'
import { decodeHealthcheck } from './healthcheck.ts'
import { decodeHooks } from './hooks.ts'
import { decodeKeyedText, decodeLabels, decodeOptions, decodeTexts } from './keyed-text.ts'
import { decodeMounts, decodeTmpfsPath } from './mounts.ts'
import { parsePortRange } from './parse-short-port.ts'
import { decodePorts } from './ports.ts'
import {
  decodeAnyText,
  decodeBoolean,
  decodeBytes,
  decodeBytesOrNone,
  decodeCpus,
  decodeDuration,
  decodeFilledText,
  decodeInteger,
  decodeMicroseconds,
  decodeNumber,
  decodeOptionalText,
  decodeText,
  decodeWord,
} from './scalar.ts'
import { decodeServiceNetworks } from './service-networks.ts'
import { decodeUlimits } from './ulimits.ts'
import { unsupportedServiceKeys } from './unsupported-keys.ts'

/** A service in long form as its files give it: env files not read, names not resolved, defaults not filled in. */
export interface DecodedService extends ComposeService {
  readonly env_file?: readonly EnvFile[]
  readonly label_file?: readonly EnvFile[]
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
  const text = decodeOptionalText(field)
  if (text === undefined || /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(text)) return text
  const rule = 'Use at least two letters, digits, _, . and -, starting with a letter or digit.'
  return fail(field, 'container-name', `${JSON.stringify(text)} cannot be the name of a container. ${rule}`)
}

/** `missing` was `if_not_present` once (compose-go, `loader/normalize.go`). */
/** The timed policies of newer Compose (`daily`, `every_12h`) are refused, as Compose 2.26 does. */
const decodePullPolicy: Decoder<string> = (field) => {
  const policy = decodeWord('always', 'never', 'missing', 'if_not_present', 'build')(field)
  return policy === 'if_not_present' ? 'missing' : policy
}

const decodeGroups: Decoder<readonly string[]> = decodeDistinctList(decodeAnyText)

const decodeInt = decodeInteger({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER })

/** Keys that are about how a container shares the host's processors, memory and devices. */
const resourceKeys = {
  devices: decodeDevices,
  device_cgroup_rules: decodeDistinctList(decodeText),
  gpus: decodeGpus,
  ulimits: decodeUlimits,
  blkio_config: decodeBlkio,
  cgroup: decodeWord('host', 'private'),
  cgroup_parent: decodeText,
  cpus: decodeCpus,
  cpu_count: decodeInteger({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  cpu_percent: decodeNumber,
  cpu_period: decodeMicroseconds,
  cpu_quota: decodeMicroseconds,
  cpu_rt_period: decodeMicroseconds,
  cpu_rt_runtime: decodeMicroseconds,
  cpu_shares: decodeInt,
  cpuset: decodeText,
  mem_limit: decodeBytes,
  mem_reservation: decodeBytes,
  mem_swappiness: decodeBytes,
  memswap_limit: decodeBytesOrNone,
  shm_size: decodeBytes,
  oom_kill_disable: decodeBoolean,
  oom_score_adj: decodeInteger({ min: -1000, max: 1000 }),
  pids_limit: decodeInt,
  storage_opt: decodeOptions,
} as const

/** Keys that are about what a container shares with the host and with other containers. */
const isolationKeys = {
  privileged: decodeBoolean,
  read_only: decodeBoolean,
  cap_add: decodeDistinctList(decodeFilledText),
  cap_drop: decodeDistinctList(decodeFilledText),
  security_opt: decodeDistinctList(decodeText),
  sysctls: decodeTexts,
  ipc: decodeText,
  pid: decodeText,
  uts: decodeText,
  userns_mode: decodeText,
  isolation: decodeText,
  runtime: decodeText,
  credential_spec: decodeObject<NonNullable<ComposeService['credential_spec']>>({
    config: decodeText,
    file: decodeText,
    registry: decodeText,
  }),
} as const

/** Keys that are about names and networks. */
const networkKeys = {
  ports: decodePorts,
  expose: decodeDistinctList(decodeExposed),
  networks: decodeServiceNetworks,
  network_mode: decodeOptionalText,
  mac_address: decodeText,
  links: decodeDistinctList(decodeText),
  external_links: decodeDistinctList(decodeText),
  hostname: decodeOptionalText,
  domainname: decodeText,
  extra_hosts: decodeExtraHosts,
  dns: decodeOneOrMore(decodeText),
  dns_opt: decodeDistinctList(decodeText),
  dns_search: decodeOneOrMore(decodeText),
} as const

const decodeKeys = decodeObject<DecodedService>(
  {
    ...resourceKeys,
    ...isolationKeys,
    ...networkKeys,
    image: decodeText,
    command: decodeCommand,
    entrypoint: decodeCommand,
    environment: decodeKeyedText,
    env_file: decodeEnvFiles,
    label_file: decodeLabelFiles,
    volumes: decodeMounts,
    volumes_from: decodeDistinctList(decodeText),
    tmpfs: decodeOneOrMore(decodeTmpfsPath),
    configs: decodeServiceConfigs,
    secrets: decodeServiceSecrets,
    depends_on: decodeDependsOn,
    healthcheck: decodeHealthcheck,
    restart: decodeRestart,
    labels: decodeLabels,
    annotations: decodeTexts,
    attach: decodeBoolean,
    logging: decodeObject<NonNullable<ComposeService['logging']>>({ driver: decodeText, options: decodeOptions }),
    build: decodeBuild,
    develop: decodeDevelop,
    deploy: decodeDeploy,
    scale: decodeInteger({ min: 0, max: 1000 }),
    profiles: decodeDistinctList(decodeText),
    pull_policy: decodePullPolicy,
    platform: decodeText,
    container_name: decodeContainerName,
    user: decodeText,
    group_add: decodeGroups,
    working_dir: decodeText,
    init: decodeBoolean,
    tty: decodeBoolean,
    stdin_open: decodeBoolean,
    stop_signal: decodeOptionalText,
    stop_grace_period: decodeDuration,
    post_start: decodeHooks,
    pre_stop: decodeHooks,
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
