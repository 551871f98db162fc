import { type ComposeKey, inPart, key, newerEngines, noEffect } from './compose-key.ts'

const swarm = noEffect('it belongs to Docker Swarm.')

/** `healthcheck` of a service. */
export const healthcheckKeys: readonly ComposeKey[] = [
  key('test', 'a line, or a list that starts with CMD, CMD-SHELL or NONE', 'The check; exit code 0 is healthy.'),
  key('interval', 'duration', 'Time between two checks; 30s unless given.'),
  key('timeout', 'duration', 'How long one check may take; 30s unless given.'),
  key('retries', 'integer', 'Failures in a row that make the service unhealthy; 3 unless given.'),
  key('start_period', 'duration', 'Time to start up, in which failures do not count.'),
  key('start_interval', 'duration', 'Time between two checks while the service starts up.', {
    ...newerEngines('1.44'),
  }),
  key('disable', 'flag', 'Switches off the check that the image brings.'),
]

/** An entry of `depends_on`. */
export const dependencyKeys: readonly ComposeKey[] = [
  key('condition', 'text', 'What is waited for.', {
    values: ['service_healthy', 'service_started', 'service_completed_successfully'],
  }),
  key('required', 'flag', 'With false a service that is missing or fails is only a warning.'),
  key('restart', 'flag', 'The service is restarted when the one it depends on is replaced.'),
]

/** `deploy` of a service. */
export const deployKeys: readonly ComposeKey[] = [
  key('replicas', 'integer', 'How many containers the service has.'),
  key('resources', 'map', 'What each container may use, and what is kept for it.'),
  key('restart_policy', 'map', 'When the Engine starts a container again; it wins over restart.'),
  key(
    'labels',
    'pairs',
    'Labels of the Swarm service.',
    noEffect('it belongs to Docker Swarm. Use labels of the service.'),
  ),
  key('mode', 'text', 'One container on each host, or a number of replicas.', {
    values: ['replicated', 'global'],
    ...noEffect('on one host there is one container all the same.'),
  }),
  key('update_config', 'map', 'How containers are replaced by new ones.'),
  key('rollback_config', 'map', 'How containers are led back after a failed update.', {
    ...noEffect('what fails is always led back.'),
  }),
  key('placement', 'map', 'Which hosts of a Swarm the containers go to.', swarm),
  key('endpoint_mode', 'text', 'How a Swarm service is reached.', { values: ['vip', 'dnsrr'], ...swarm }),
]

export const resourceKeys: readonly ComposeKey[] = [
  key('limits', 'map', 'What each container may use at most.'),
  key('reservations', 'map', 'What is kept for each container.'),
]

export const limitKeys: readonly ComposeKey[] = [
  key('cpus', 'number', 'Processors, such as "0.5".'),
  key('memory', 'bytes', 'Memory, such as 512m.'),
  key('pids', 'integer', 'Processes.'),
]

export const reservationKeys: readonly ComposeKey[] = [
  key('memory', 'bytes', 'Memory, such as 512m.'),
  key('devices', 'a list of requests | list', 'Devices, asked for by what they can do.'),
  key('cpus', 'number', 'Processors, such as "0.5".', noEffect('only memory can be reserved.')),
  key('pids', 'integer', 'Processes.', noEffect('only memory can be reserved.')),
  key('generic_resources', 'a list of resources | list', 'Resources that a Swarm counts.', swarm),
]

/** A request for devices, in `gpus` and in `deploy.resources.reservations.devices`. */
export const deviceRequestKeys: readonly ComposeKey[] = [
  key('capabilities', 'texts', 'What the devices can do, such as gpu.', { values: ['gpu', 'compute', 'utility'] }),
  key('driver', 'text', 'The driver of the devices.', { values: ['nvidia', 'cdi'] }),
  key('count', 'a whole number, or all', 'How many devices.', { values: ['all', '1'] }),
  key('device_ids', 'texts', 'Which devices.'),
  key('options', 'pairs', 'Options of the driver.'),
]

export const restartPolicyKeys: readonly ComposeKey[] = [
  key('condition', 'text', 'When a container is started again.', { values: ['on-failure', 'any', 'none'] }),
  key('max_attempts', 'integer', 'How often it is tried after a failure.'),
  key('delay', 'duration', 'Time between two attempts.', noEffect('the Engine chooses it.')),
  key(
    'window',
    'duration',
    'How long a container runs until it counts as started.',
    noEffect('the Engine chooses it.'),
  ),
]

/** `update_config` of `deploy`. */
export const updateKeys: readonly ComposeKey[] = [
  key('order', 'text', 'With start-first the new container is started beside the old one, where that is safe.', {
    values: ['start-first', 'stop-first'],
  }),
  key('monitor', 'duration', 'How long a new container is watched before the update counts as good.'),
  key(
    'parallelism',
    'integer',
    'How many containers are replaced at a time.',
    noEffect('services are replaced in their order.'),
  ),
  key('failure_action', 'text', 'What follows a failure.', {
    values: ['pause', 'continue', 'rollback'],
    ...noEffect('what fails is always led back.'),
  }),
  key('delay', 'duration', 'Time between two replacements.', noEffect('each is waited for.')),
  key('max_failure_ratio', 'number', 'Share of failures that is borne.', noEffect('none is borne.')),
]

const how = noEffect('how containers are replaced is the same for every service.')

/** `rollback_config` of `deploy`. */
export const rollbackKeys: readonly ComposeKey[] = [
  key('parallelism', 'integer', 'How many containers are replaced at a time.', how),
  key('order', 'text', 'Whether the new container starts before the old one stops.', {
    values: ['start-first', 'stop-first'],
    ...how,
  }),
  key('failure_action', 'text', 'What follows a failure.', { values: ['pause', 'continue', 'rollback'], ...how }),
  key('delay', 'duration', 'Time between two replacements.', how),
  key('monitor', 'duration', 'How long a new container is watched.', how),
  key('max_failure_ratio', 'number', 'Share of failures that is borne.', how),
]

export const placementKeys: readonly ComposeKey[] = [
  key('constraints', 'texts', 'What a host has to have.', swarm),
  key('preferences', 'a list of preferences | list', 'How containers are spread over the hosts.', swarm),
  key('max_replicas_per_node', 'integer', 'Containers on one host at most.', swarm),
]

export const preferenceKeys: readonly ComposeKey[] = [
  key('spread', 'text', 'Label of the hosts over whose values containers are spread.', swarm),
]

export const genericResourceKeys: readonly ComposeKey[] = [
  key('discrete_resource_spec', 'map', 'A kind of resource and how many.', swarm),
]

export const discreteResourceKeys: readonly ComposeKey[] = [
  key('kind', 'text', 'The kind of the resource.', swarm),
  key('value', 'number', 'How many.', swarm),
]

/** An item of `ports` in long form. */
export const portKeys: readonly ComposeKey[] = [
  key('target', 'integer', 'The port inside the container.'),
  key('published', 'a port, or a range in quotes', 'The port of the host; a free one unless given.'),
  key('protocol', 'text', 'How it is spoken to.', { values: ['tcp', 'udp', 'sctp'] }),
  key('host_ip', 'text', 'Address of the host that it is opened on; all unless given.', { values: ['127.0.0.1'] }),
  key('name', 'text', 'A name for people.', noEffect('it is for people only.')),
  key('app_protocol', 'text', 'What is spoken over it.', noEffect('it is for people only.')),
  key('mode', 'text', 'How a Swarm opens it.', { values: ['host', 'ingress'], ...swarm }),
]

/** An item of `volumes` in long form. */
export const mountKeys: readonly ComposeKey[] = [
  key('type', 'text', 'What is mounted.', { values: ['volume', 'bind', 'tmpfs', 'image'] }),
  key('source', 'a volume, or a path on the host', 'Where it comes from.', { names: { of: 'volumes' } }),
  key('target', 'path', 'Where it is inside the container.'),
  key('read_only', 'flag', 'The container cannot write to it.'),
  key('bind', 'map', 'How a folder of the host is mounted.'),
  key('volume', 'map', 'How a volume is mounted.'),
  key('tmpfs', 'map', 'How large a folder in memory may be, and who may use it.'),
  key('consistency', 'text', 'How closely container and host agree.', noEffect('it is for Docker Desktop.')),
  key('image', 'map', 'Which part of an image is mounted.', newerEngines('1.48')),
]

export const bindKeys: readonly ComposeKey[] = [
  key('create_host_path', 'flag', 'The folder is made where the host has none.'),
  key('propagation', 'text', 'Whether mounts below it are seen on the other side.', {
    values: ['rprivate', 'private', 'rshared', 'shared', 'rslave', 'slave'],
  }),
  key('selinux', 'text', 'z where several containers share it, Z where one has it alone.', { values: ['z', 'Z'] }),
  key('recursive', 'text', 'What becomes of mounts below it.', {
    values: ['enabled', 'disabled', 'writable', 'readonly'],
    ...newerEngines('1.44'),
  }),
]

export const mountedVolumeKeys: readonly ComposeKey[] = [
  key('nocopy', 'flag', 'An empty volume is not filled with what the image has there.'),
  key('labels', 'pairs', 'Labels of a volume without a name.'),
  key('subpath', 'path', 'Folder in the volume that is mounted.', newerEngines('1.45')),
]

export const tmpfsKeys: readonly ComposeKey[] = [
  key('size', 'bytes', 'How large it may become.'),
  key('mode', 'an octal number, such as 0o1777', 'Who may use it.'),
]

export const mountedImageKeys: readonly ComposeKey[] = [
  key('subpath', 'path', 'Folder in the image that is mounted.', newerEngines('1.48')),
]

/** An entry of `networks` of a service. */
export const endpointKeys: readonly ComposeKey[] = [
  key('aliases', 'texts', 'Further names of the service in this network.'),
  key('ipv4_address', 'text', 'A fixed IPv4 address in this network.'),
  key('ipv6_address', 'text', 'A fixed IPv6 address in this network.'),
  key('link_local_ips', 'texts', 'Link-local addresses in this network.'),
  key('mac_address', 'text', 'A fixed hardware address in this network.', {
    ...inPart('other than in the main network it needs Engine API 1.44.'),
  }),
  key('driver_opts', 'pairs', 'Options of the network’s driver for this service.'),
  key('priority', 'number', 'The network of the highest number is joined first.'),
  key('gw_priority', 'number', 'The network of the highest number leads out.', newerEngines('1.48')),
  key('interface_name', 'text', 'Name of the interface inside the container.', newerEngines('1.49')),
]

/** An item of `configs` or `secrets` in long form. */
const referenceKeys = (of: 'configs' | 'secrets'): readonly ComposeKey[] => [
  key('source', 'text', 'Its name at the top of the document.', { names: { of } }),
  key('target', 'path', 'Where the file is inside the container.'),
  key('uid', 'a number in quotes', 'User who owns the file.', inPart('names are known only inside of the image.')),
  key('gid', 'a number in quotes', 'Group that owns the file.', inPart('names are known only inside of the image.')),
  key('mode', 'an octal number, such as 0o440', 'Who may read the file.'),
]

export const configReferenceKeys = referenceKeys('configs')
export const secretReferenceKeys = referenceKeys('secrets')

export const envFileKeys: readonly ComposeKey[] = [
  key('path', 'path', 'The file.'),
  key('required', 'flag', 'With false the file may be missing.'),
  key('format', 'text', 'raw takes every line as it is: no quotes, no variables.', { values: ['raw'] }),
]

export const extendsKeys: readonly ComposeKey[] = [
  key('service', 'text', 'The service that is taken over.', { names: { of: 'services' } }),
  key('file', 'path', 'The file of that service; this one unless given.'),
]

export const loggingKeys: readonly ComposeKey[] = [
  key('driver', 'text', 'What keeps the output.', {
    values: ['json-file', 'local', 'journald', 'syslog', 'gelf', 'fluentd', 'none'],
  }),
  key('options', 'pairs', 'Options of the driver, such as max-size.'),
]

export const ulimitKeys: readonly ComposeKey[] = [
  key('soft', 'integer', 'The limit that holds.'),
  key('hard', 'integer', 'The limit up to which the process may raise it.'),
]

export const deviceKeys: readonly ComposeKey[] = [
  key('source', 'path', 'The device on the host.'),
  key('target', 'path', 'The device inside the container.'),
  key('permissions', 'text', 'r to read, w to write, m to make.', { values: ['rwm', 'rw', 'r'] }),
]

export const blkioKeys: readonly ComposeKey[] = [
  key('weight', 'a whole number from 0 to 1000', 'Weight of the container on every disk.'),
  key('weight_device', 'a list of disks | list', 'Weight on one disk.'),
  key('device_read_bps', 'a list of disks | list', 'Bytes a second that may be read.'),
  key('device_write_bps', 'a list of disks | list', 'Bytes a second that may be written.'),
  key('device_read_iops', 'a list of disks | list', 'Reads a second.'),
  key('device_write_iops', 'a list of disks | list', 'Writes a second.'),
]

export const blkioWeightKeys: readonly ComposeKey[] = [
  key('path', 'path', 'The disk.'),
  key('weight', 'a whole number from 0 to 1000', 'The weight.'),
]

export const blkioRateKeys: readonly ComposeKey[] = [
  key('path', 'path', 'The disk.'),
  key('rate', 'bytes', 'The rate.'),
]
