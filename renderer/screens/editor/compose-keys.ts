/** A key of a compose document, as completion offers it. */
export interface ComposeKey {
  readonly name: string
  readonly shape: 'map' | 'list' | 'text' | 'number' | 'duration' | 'yes or no' | 'size'
  readonly meaning: string
}

const key = (name: string, shape: ComposeKey['shape'], meaning: string): ComposeKey => ({ name, shape, meaning })

const root = [
  key('services', 'map', 'What runs: one entry a service.'),
  key('networks', 'map', 'Networks that services share.'),
  key('volumes', 'map', 'Named volumes, kept when containers are made anew.'),
  key('name', 'text', 'Name of the project; here it is the name of the stack.'),
]

const service = [
  key('image', 'text', 'The image, with its tag or digest.'),
  key('command', 'list', 'What runs in the container, in place of the image’s own command.'),
  key('entrypoint', 'list', 'The program that gets the command, in place of the image’s own.'),
  key('environment', 'map', 'Variables of the container.'),
  key('env_file', 'list', 'Files with variables of the container.'),
  key('ports', 'list', 'Ports of the host that lead into the container, as "8080:80".'),
  key('expose', 'list', 'Ports that other services may reach.'),
  key('volumes', 'list', 'Volumes and folders, as name:/path/in/container.'),
  key('tmpfs', 'list', 'Folders kept in memory only.'),
  key('networks', 'list', 'Networks of the service.'),
  key('depends_on', 'map', 'Services that must be up before, with the condition.'),
  key('healthcheck', 'map', 'How to see that the service does its work.'),
  key('restart', 'text', 'no, always, on-failure or unless-stopped.'),
  key('labels', 'map', 'Labels of the container.'),
  key('deploy', 'map', 'Replicas and limits.'),
  key('container_name', 'text', 'A fixed name of the container; rules out replicas.'),
  key('hostname', 'text', 'The container’s own host name.'),
  key('user', 'text', 'User, or user:group, that the command runs as.'),
  key('working_dir', 'text', 'Folder that the command starts in.'),
  key('init', 'yes or no', 'Runs a small init that reaps processes.'),
  key('read_only', 'yes or no', 'The container’s own file system cannot be written.'),
  key('stop_signal', 'text', 'Signal that ends the command.'),
  key('stop_grace_period', 'duration', 'How long it may take to end before it is killed.'),
  key('cap_add', 'list', 'Linux capabilities added.'),
  key('cap_drop', 'list', 'Linux capabilities taken away.'),
  key('extra_hosts', 'list', 'Names with addresses, as name:address.'),
]

const healthcheck = [
  key('test', 'list', 'The check, as ["CMD", …] or ["CMD-SHELL", …]; exit code 0 is healthy.'),
  key('interval', 'duration', 'Time between two checks.'),
  key('timeout', 'duration', 'How long one check may take.'),
  key('retries', 'number', 'Failures in a row that make it unhealthy.'),
  key('start_period', 'duration', 'Time to start up. Failures in it do not count.'),
  key('start_interval', 'duration', 'Time between checks while it starts up.'),
  key('disable', 'yes or no', 'Switches off the image’s own check.'),
]

const resources = [
  key('cpus', 'number', 'Cores, for example "0.5".'),
  key('memory', 'size', 'Memory, for example 512M.'),
  key('pids', 'number', 'Processes at most.'),
]

const network = [
  key('name', 'text', 'The name on the host.'),
  key('driver', 'text', 'bridge, unless another is installed.'),
  key('external', 'yes or no', 'It exists already and is left alone.'),
  key('internal', 'yes or no', 'No way out of it to other networks.'),
  key('ipam', 'map', 'Addresses of the network.'),
]

const volume = [
  key('name', 'text', 'The name on the host.'),
  key('driver', 'text', 'local, unless another is installed.'),
  key('external', 'yes or no', 'It exists already and is left alone.'),
  key('labels', 'map', 'Labels of the volume.'),
]

/** One row a place: `*` stands for any name. */
const places: readonly (readonly [path: string, keys: readonly ComposeKey[]])[] = [
  ['', root],
  ['services/*', service],
  ['services/*/healthcheck', healthcheck],
  [
    'services/*/deploy',
    [key('replicas', 'number', 'How many containers.'), key('resources', 'map', 'Limits and reservations.')],
  ],
  [
    'services/*/deploy/resources',
    [key('limits', 'map', 'At most this much.'), key('reservations', 'map', 'At least this much.')],
  ],
  ['services/*/deploy/resources/limits', resources],
  ['services/*/deploy/resources/reservations', resources],
  [
    'services/*/depends_on/*',
    [
      key('condition', 'text', 'service_started, service_healthy or service_completed_successfully.'),
      key('required', 'yes or no', 'false: only a warning where it is not there.'),
      key('restart', 'yes or no', 'Restarts with the service it depends on.'),
    ],
  ],
  ['networks/*', network],
  ['volumes/*', volume],
]

/** The keys known at a place of a compose document; none where any name may stand. */
export const composeKeys = (path: readonly string[]): readonly ComposeKey[] =>
  places.find(([pattern]) => matches(pattern === '' ? [] : pattern.split('/'), path))?.[1] ?? []

const matches = (pattern: readonly string[], path: readonly string[]): boolean =>
  pattern.length === path.length && pattern.every((part, at) => part === '*' || part === path[at])
