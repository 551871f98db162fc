import { type ComposeKey, inPart, key, newerEngines, noEffect, refused } from './compose-key.ts'

const windows = refused('it is for Windows containers.')
const hostOnly = inPart('it can be shared with the host only.')

/** Capabilities of Linux that containers are most often given or denied (capabilities(7)). */
const capabilities = [
  'ALL',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'IPC_LOCK',
  'KILL',
  'NET_ADMIN',
  'NET_BIND_SERVICE',
  'NET_RAW',
  'SETGID',
  'SETUID',
  'SYS_ADMIN',
  'SYS_CHROOT',
  'SYS_MODULE',
  'SYS_NICE',
  'SYS_PTRACE',
  'SYS_RESOURCE',
  'SYS_TIME',
]

const running: readonly ComposeKey[] = [
  key('image', 'text', 'The image that the container is made from, with its tag or digest.'),
  key('command', 'command', 'What runs in the container, in place of the image’s own command.'),
  key('entrypoint', 'command', 'The program that gets the command, in place of the image’s own.'),
  key(
    'environment',
    'pairs',
    'Variables of the container; a name alone takes its value from the variables of the stack.',
  ),
  key('env_file', 'paths of files | list', 'Files with variables of the container; environment wins over them.'),
  key('label_file', 'paths of files | list', 'Files with labels of the container; labels wins over them.'),
  key('labels', 'pairs', 'Labels of the container.'),
  key('annotations', 'pairs', 'Notes for the runtime of the container.', newerEngines('1.43')),
  key('working_dir', 'path', 'Folder inside the container that the command starts in.'),
  key('user', 'text', 'User, or user:group, that the command runs as.'),
  key('group_add', 'texts', 'Further groups of the user that the command runs as.'),
  key('init', 'flag', 'Runs a small init as the first process, which hands on signals and reaps children.'),
  key('tty', 'flag', 'Gives the command a terminal.'),
  key('stdin_open', 'flag', 'Keeps the standard input of the command open.'),
  key('stop_signal', 'text', 'Signal that asks the command to end.', {
    values: ['SIGTERM', 'SIGINT', 'SIGQUIT', 'SIGHUP', 'SIGUSR1', 'SIGKILL'],
  }),
  key('stop_grace_period', 'duration', 'How long the command may take to end before it is killed; 10s unless given.'),
  key('restart', 'text', 'When the Engine starts the container again after it ended.', {
    values: ['unless-stopped', 'always', 'on-failure', 'on-failure:3', '"no"'],
  }),
  key('container_name', 'text', 'A fixed name of the container; it rules out several replicas.'),
  key('platform', 'text', 'Operating system and processor of the image.', {
    values: ['linux/amd64', 'linux/arm64', 'linux/arm/v7'],
  }),
  key('pull_policy', 'text', 'When the image is pulled.', {
    values: ['missing', 'always', 'never', 'build'],
  }),
  key('profiles', 'texts', 'The service belongs to the document only where one of these profiles is chosen.'),
  key('extends', 'a service, here or in another file | map', 'Takes over the keys of another service.', {
    names: { of: 'services' },
  }),
  key('scale', 'integer', 'How many containers; the same as deploy.replicas.'),
  key('depends_on', 'services | map', 'Services that are started before, with the condition that is waited for.', {
    names: { of: 'services' },
  }),
  key('healthcheck', 'map', 'How the Engine finds out that the service does its work.'),
  key('deploy', 'map', 'How many containers, what they may use, and how they are replaced.'),
  key('build', 'a folder, or a mapping | map', 'How the image is built.', {
    ...noEffect('images are not built; the host has the image of that name, or it is pulled where image names it.'),
  }),
  key('develop', 'map', 'What Compose watches while a person develops.', {
    ...noEffect('it is for developing with Compose itself.'),
  }),
  key('attach', 'flag', 'Whether Compose shows the log of the service in its terminal.', {
    ...noEffect('logs are shown of every service.'),
  }),
  key('logging', 'map', 'Where the output of the container is kept.'),
  key('post_start', 'a list of commands | list', 'Commands that are run inside the container after its start.'),
  key('pre_stop', 'a list of commands | list', 'Commands that are run inside the container before its stop.'),
  key('pre_start', 'a list of commands | list', 'Helper containers that are run before the start.', {
    ...refused(
      'it runs helper containers that only Docker Compose itself knows. Use a service that depends_on can wait for.',
    ),
  }),
  key('models', 'names of models | list', 'Language models that the service uses.', {
    ...refused('it needs Docker Model Runner, which a plain Engine does not have.'),
  }),
  key('provider', 'map', 'A program that provides the service in place of a container.', {
    ...refused('it runs a program on the host.'),
  }),
  key('pull_refresh_after', 'duration', 'After what time the image is pulled again.', {
    ...refused('it has no effect in Compose either. Remove it.'),
  }),
  key('use_api_socket', 'flag', 'Gives the container the socket of the Engine.', {
    ...refused("it would give a container the host's Docker socket."),
  }),
]

const files: readonly ComposeKey[] = [
  key(
    'volumes',
    'a list of mounts | list',
    'Volumes and folders of the host in the container, as name:/path or ./folder:/path.',
    {
      names: { of: 'volumes', after: ':' },
    },
  ),
  key('volumes_from', 'services | list', 'Takes over the mounts of another service.', {
    names: { of: 'services' },
  }),
  key('tmpfs', 'a list of paths | list', 'Folders of the container that are kept in memory only.'),
  key('configs', 'a list of configs | list', 'Configs of the document that the container sees as files.', {
    names: { of: 'configs' },
  }),
  key('secrets', 'a list of secrets | list', 'Secrets of the document, as files below /run/secrets.', {
    names: { of: 'secrets' },
  }),
  key('read_only', 'flag', 'The container’s own file system cannot be written.'),
  key('storage_opt', 'pairs', 'Options of the Engine’s storage, such as size.'),
  key('shm_size', 'bytes', 'Size of the memory that processes share at /dev/shm.'),
]

const network: readonly ComposeKey[] = [
  key('ports', 'a list of ports | list', 'Ports of the host that lead into the container, as "8080:80".'),
  key('expose', 'a list of ports | list', 'Ports that other containers may use; nothing is opened on the host.'),
  key('networks', 'networks | map', 'Networks that the service joins; the default one unless given.', {
    names: { of: 'networks' },
  }),
  key('network_mode', 'text', 'The network of something else in place of networks of its own.', {
    values: ['bridge', 'host', 'none'],
    names: { of: 'services', before: 'service:' },
  }),
  key('links', 'services | list', 'Further names under which other services are reached, as service:name.', {
    names: { of: 'services' },
  }),
  key('external_links', 'containers | list', 'Further names for containers that are not of this document.'),
  key('hostname', 'text', 'The container’s own host name.'),
  key('domainname', 'text', 'The domain of the container’s host name.'),
  key('mac_address', 'text', 'The container’s own hardware address.'),
  key('extra_hosts', 'names with addresses | list', 'Names with addresses, as name=address; host-gateway is the host.'),
  key('dns', 'addresses | list', 'Name servers in place of the Engine’s own.'),
  key('dns_opt', 'texts', 'Options for the look-up of names.'),
  key('dns_search', 'domains | list', 'Domains in which short names are looked up.'),
]

const isolation: readonly ComposeKey[] = [
  key('privileged', 'flag', 'Lets the container do to the host whatever root can do.'),
  key('cap_add', 'capabilities | list', 'Capabilities of Linux that the container gets beside the usual ones.', {
    values: capabilities,
  }),
  key('cap_drop', 'capabilities | list', 'Capabilities of Linux that are taken from the container.', {
    values: capabilities,
  }),
  key('security_opt', 'texts', 'How the kernel guards the container.', {
    values: ['no-new-privileges:true', 'seccomp=unconfined', 'apparmor=unconfined'],
  }),
  key('sysctls', 'pairs', 'Settings of the kernel inside the container.'),
  key('ipc', 'text', 'Whose shared memory the container sees.', {
    values: ['private', 'shareable', 'host'],
    names: { of: 'services', before: 'service:' },
  }),
  key('pid', 'text', 'Whose processes the container sees.', {
    values: ['host'],
    names: { of: 'services', before: 'service:' },
  }),
  key('uts', 'text', 'Whose host name the container has.', { values: ['host'], ...hostOnly }),
  key('cgroup', 'text', 'Which control groups the container sees.', {
    values: ['host', 'private'],
    since: '1.41',
    ...hostOnly,
  }),
  key('userns_mode', 'text', 'Whether users of the container are mapped to others of the host.', { values: ['host'] }),
  key('isolation', 'text', 'How Windows keeps the container apart.', windows),
  key('credential_spec', 'map', 'Account of a Windows domain that the container uses.', windows),
  key('runtime', 'text', 'The runtime that starts the container, such as runc.'),
]

const resources: readonly ComposeKey[] = [
  key('cpus', 'number', 'Processors that the container may use at most, such as 0.5.'),
  key('mem_limit', 'bytes', 'Memory that the container may use at most.'),
  key('mem_reservation', 'bytes', 'Memory that is left to the container when the host runs short of it.'),
  key(
    'memswap_limit',
    'a count of bytes, or -1 for no limit',
    'Memory and swap together that the container may use at most.',
  ),
  key('mem_swappiness', 'integer', 'How readily the kernel swaps out the container’s memory, 0 to 100.'),
  key('pids_limit', 'integer', 'Processes that the container may have at most; -1 for no limit.'),
  key('cpu_shares', 'integer', 'Weight of the container where processors are scarce; 1024 unless given.'),
  key('cpu_period', 'microseconds', 'Period over which cpu_quota counts.'),
  key('cpu_quota', 'microseconds', 'Processor time in each cpu_period.'),
  key('cpu_rt_period', 'microseconds', 'Period over which cpu_rt_runtime counts.'),
  key('cpu_rt_runtime', 'microseconds', 'Real-time processor time in each cpu_rt_period.'),
  key('cpuset', 'text', 'Processors that the container may run on, such as 0-3.'),
  key('cpu_count', 'integer', 'Processors that a Windows container may use.', windows),
  key('cpu_percent', 'number', 'Share of the processors that a Windows container may use.', windows),
  key('cgroup_parent', 'text', 'Control group that the container’s own is below.'),
  key('blkio_config', 'map', 'Weights and limits of what the container reads from and writes to disks.'),
  key('devices', 'a list of devices | list', 'Devices of the host in the container, as host:container:rwm.'),
  key('device_cgroup_rules', 'texts', 'Kinds of devices that the container may use.'),
  key('gpus', 'all, or a list of requests', 'Graphics processors for the container.', { values: ['all'] }),
  key('ulimits', 'limits by name | map', 'Limits of each process of the container.'),
  key('oom_kill_disable', 'flag', 'The kernel does not end the container’s processes when memory runs out.'),
  key(
    'oom_score_adj',
    'a whole number from -1000 to 1000',
    'How early the kernel ends the container when memory runs out.',
  ),
]

/** The keys of a service (compose-spec, 05-services.md), the most used first. */
export const serviceKeys: readonly ComposeKey[] = [...running, ...files, ...network, ...isolation, ...resources]
