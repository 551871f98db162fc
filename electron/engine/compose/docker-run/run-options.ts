/** What an option of `docker run` becomes in a service. */
export type RunOption =
  | { readonly kind: 'text' | 'list' | 'number'; readonly key: string }
  /** `--flag` or `--flag=false`. */
  | { readonly kind: 'flag'; readonly key: string }
  /** NAME=value pairs. */
  | { readonly kind: 'pairs'; readonly key: string }
  /** One key below another, such as `healthcheck.interval`. */
  | { readonly kind: 'nested'; readonly key: string; readonly below: string; readonly is?: 'number' | 'flag' }
  | { readonly kind: 'mount' | 'ulimit' | 'log-option' | 'gpus' | 'network' | 'network-alias' | 'health-command' }
  /** Says how the client behaves, not what the container is. */
  | { readonly kind: 'client'; readonly takesValue: boolean }

const list = (key: string): RunOption => ({ kind: 'list', key })
const text = (key: string): RunOption => ({ kind: 'text', key })
const number = (key: string): RunOption => ({ kind: 'number', key })
const flag = (key: string): RunOption => ({ kind: 'flag', key })
const pairs = (key: string): RunOption => ({ kind: 'pairs', key })
const health = (key: string, is?: 'number' | 'flag'): RunOption => ({
  kind: 'nested',
  below: 'healthcheck',
  key,
  ...(is && { is }),
})

/** Options by their long name (docker/cli, `container/opts.go`). */
export const runOptions: ReadonlyMap<string, RunOption> = new Map<string, RunOption>([
  ['add-host', list('extra_hosts')],
  ['annotation', pairs('annotations')],
  ['attach', { kind: 'client', takesValue: true }],
  ['cap-add', list('cap_add')],
  ['cap-drop', list('cap_drop')],
  ['cgroup-parent', text('cgroup_parent')],
  ['cgroupns', text('cgroup')],
  ['cidfile', { kind: 'client', takesValue: true }],
  ['cpu-period', number('cpu_period')],
  ['cpu-quota', number('cpu_quota')],
  ['cpu-shares', number('cpu_shares')],
  ['cpus', number('cpus')],
  ['cpuset-cpus', text('cpuset')],
  ['detach', { kind: 'client', takesValue: false }],
  ['detach-keys', { kind: 'client', takesValue: true }],
  ['device', list('devices')],
  ['device-cgroup-rule', list('device_cgroup_rules')],
  ['dns', list('dns')],
  ['dns-option', list('dns_opt')],
  ['dns-search', list('dns_search')],
  ['domainname', text('domainname')],
  ['entrypoint', text('entrypoint')],
  ['env', pairs('environment')],
  ['env-file', list('env_file')],
  ['expose', list('expose')],
  ['gpus', { kind: 'gpus' }],
  ['group-add', list('group_add')],
  ['health-cmd', { kind: 'health-command' }],
  ['health-interval', health('interval')],
  ['health-retries', health('retries', 'number')],
  ['health-start-period', health('start_period')],
  ['health-timeout', health('timeout')],
  ['hostname', text('hostname')],
  ['init', flag('init')],
  ['interactive', flag('stdin_open')],
  ['ip', { kind: 'network' }],
  ['ipc', text('ipc')],
  ['label', pairs('labels')],
  ['label-file', list('label_file')],
  ['link', list('links')],
  ['log-driver', { kind: 'nested', below: 'logging', key: 'driver' }],
  ['log-opt', { kind: 'log-option' }],
  ['mac-address', text('mac_address')],
  ['memory', text('mem_limit')],
  ['memory-reservation', text('mem_reservation')],
  ['memory-swap', text('memswap_limit')],
  ['memory-swappiness', number('mem_swappiness')],
  ['mount', { kind: 'mount' }],
  ['name', text('container_name')],
  ['network', { kind: 'network' }],
  ['network-alias', { kind: 'network-alias' }],
  ['no-healthcheck', health('disable', 'flag')],
  ['oom-kill-disable', flag('oom_kill_disable')],
  ['oom-score-adj', number('oom_score_adj')],
  ['pid', text('pid')],
  ['pids-limit', number('pids_limit')],
  ['platform', text('platform')],
  ['privileged', flag('privileged')],
  ['publish', list('ports')],
  ['pull', text('pull_policy')],
  ['quiet', { kind: 'client', takesValue: false }],
  ['read-only', flag('read_only')],
  ['restart', text('restart')],
  ['rm', { kind: 'client', takesValue: false }],
  ['runtime', text('runtime')],
  ['security-opt', list('security_opt')],
  ['shm-size', text('shm_size')],
  ['sig-proxy', { kind: 'client', takesValue: false }],
  ['stop-signal', text('stop_signal')],
  ['storage-opt', pairs('storage_opt')],
  ['sysctl', pairs('sysctls')],
  ['tmpfs', list('tmpfs')],
  ['tty', flag('tty')],
  ['ulimit', { kind: 'ulimit' }],
  ['user', text('user')],
  ['userns', text('userns_mode')],
  ['uts', text('uts')],
  ['volume', list('volumes')],
  ['volumes-from', list('volumes_from')],
  ['workdir', text('working_dir')],
])

/** One-letter options, and other names for the long ones. */
export const runAliases: ReadonlyMap<string, string> = new Map(
  [
    ...['a attach', 'c cpu-shares', 'd detach', 'e env', 'h hostname', 'i interactive', 'l label', 'm memory'],
    ...['p publish', 'q quiet', 't tty', 'u user', 'v volume', 'w workdir', 'net network', 'net-alias network-alias'],
    ...['dns-opt dns-option'],
  ].map((pair): readonly [string, string] => {
    const [alias = '', name = ''] = pair.split(' ')
    return [alias, name]
  }),
)
