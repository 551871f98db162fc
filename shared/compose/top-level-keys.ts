import { type ComposeKey, key, newerEngines, noEffect, refused } from './compose-key.ts'

/** The top of a compose file. */
export const topLevelKeys: readonly ComposeKey[] = [
  key('services', 'services by name | map', 'What runs: one entry for each service.'),
  key('volumes', 'volumes by name | map', 'Named volumes; they are kept when containers are replaced.'),
  key('networks', 'networks by name | map', 'Networks that services share.'),
  key('configs', 'configs by name | map', 'Files that services can read.'),
  key('secrets', 'secrets by name | map', 'Files with secrets that services can read.'),
  key('name', 'text', 'Name of the project; a stack keeps its own name.'),
  key('include', 'paths of compose files | list', 'Other compose files whose services belong to this document too.'),
  key(
    'version',
    'text',
    'Version of the file format, which nothing reads any more.',
    noEffect('it is obsolete. Remove it.'),
  ),
  key('models', 'models by name | map', 'Language models that services use.', {
    ...refused('it needs Docker Model Runner, which a plain Engine does not have.'),
  }),
]

export const includeKeys: readonly ComposeKey[] = [
  key('path', 'a path, or a list of paths', 'The compose file.'),
  key('project_directory', 'path', 'Folder that relative paths in it start from.'),
  key('env_file', 'paths of files | list', 'Files with the variables that fill it in.'),
]

const external = key('external', 'flag', 'It exists already: it is neither made nor removed.')

export const networkKeys: readonly ComposeKey[] = [
  key('name', 'text', 'The name on the host; the stack’s name is put before its key unless given.'),
  key('driver', 'text', 'What carries the network; bridge unless given.', {
    values: ['bridge', 'macvlan', 'ipvlan', 'overlay', 'host', 'none'],
  }),
  key('driver_opts', 'pairs', 'Options of the driver.'),
  external,
  key('internal', 'flag', 'No way out of it to other networks.'),
  key('attachable', 'flag', 'Containers of others may join it.'),
  key('enable_ipv6', 'flag', 'It has IPv6 addresses too.'),
  key('enable_ipv4', 'flag', 'It has IPv4 addresses.', newerEngines('1.47')),
  key('ipam', 'map', 'Its addresses.'),
  key('labels', 'pairs', 'Labels of the network.'),
]

export const ipamKeys: readonly ComposeKey[] = [
  key('driver', 'text', 'What gives out addresses.', { values: ['default'] }),
  key('config', 'a list of pools | list', 'Pools that addresses are taken from.'),
  key('options', 'pairs', 'Options of what gives out addresses.'),
]

export const poolKeys: readonly ComposeKey[] = [
  key('subnet', 'text', 'The addresses, such as 172.28.0.0/16.'),
  key('gateway', 'text', 'Address of the way out.'),
  key('ip_range', 'text', 'The part of the subnet that containers get.'),
  key('aux_addresses', 'pairs', 'Addresses that are kept free.'),
]

export const volumeKeys: readonly ComposeKey[] = [
  key('name', 'text', 'The name on the host; the stack’s name is put before its key unless given.'),
  key('driver', 'text', 'What keeps the volume; local unless given.', { values: ['local'] }),
  key('driver_opts', 'pairs', 'Options of the driver.'),
  external,
  key('labels', 'pairs', 'Labels of the volume.'),
]

const swarmOnly = refused('only a Swarm keeps such ones.')

const fileObject: readonly ComposeKey[] = [
  key('file', 'path', 'The file that holds the content; it is kept with the version.'),
  key('environment', 'text', 'Variable that holds the content.'),
  key('name', 'text', 'The name under which a Swarm keeps it.', noEffect('it is copied into containers as a file.')),
  key('labels', 'pairs', 'Labels that a Swarm keeps with it.', noEffect('it is copied into containers as a file.')),
  key('external', 'flag', 'It exists already.', swarmOnly),
  key('template_driver', 'text', 'What fills in its content.', swarmOnly),
]

export const configKeys: readonly ComposeKey[] = [...fileObject, key('content', 'text', 'The content itself.')]

export const secretKeys: readonly ComposeKey[] = [
  ...fileObject,
  key('driver', 'text', 'What keeps it.', swarmOnly),
  key('driver_opts', 'pairs', 'Options of what keeps it.', swarmOnly),
]

/** `external` in its old form. */
export const externalKeys: readonly ComposeKey[] = [
  key('name', 'text', 'The name on the host. Write it beside external.'),
]
