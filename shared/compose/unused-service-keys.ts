import { type ComposeKey, key, noEffect, refused } from './compose-key.ts'

const notBuilt = noEffect('images are not built; the image of that name is pulled.')
const notDeveloped = noEffect('it is for developing with Compose itself.')
const windows = refused('it is for Windows containers.')

/** `build` of a service. */
export const buildKeys: readonly ComposeKey[] = [
  key('context', 'path', 'Folder or repository that the image is built from.', notBuilt),
  key('dockerfile', 'path', 'The Dockerfile, as seen from the context.', notBuilt),
  key('dockerfile_inline', 'text', 'The Dockerfile itself.', notBuilt),
  key('target', 'text', 'Stage of the Dockerfile that is built.', notBuilt),
  key('args', 'pairs', 'Variables of the build.', notBuilt),
  key('tags', 'texts', 'Further names of the image.', notBuilt),
  key('labels', 'pairs', 'Labels of the image.', notBuilt),
  key('platforms', 'texts', 'Systems and processors that the image is built for.', notBuilt),
  key('additional_contexts', 'pairs', 'Further folders that the Dockerfile can name.', notBuilt),
  key('secrets', 'a list of secrets | list', 'Secrets that the build can read.', {
    names: { of: 'secrets' },
    ...notBuilt,
  }),
  key('ssh', 'pairs', 'SSH keys that the build can use.', notBuilt),
  key('cache_from', 'texts', 'Images whose layers are used again.', notBuilt),
  key('cache_to', 'texts', 'Where layers are kept.', notBuilt),
  key('no_cache', 'flag', 'Nothing is used again.', notBuilt),
  key('pull', 'flag', 'The images it builds on are pulled each time.', notBuilt),
  key('network', 'text', 'Network of the build.', notBuilt),
  key('extra_hosts', 'names with addresses | list', 'Names with addresses for the build.', notBuilt),
  key('shm_size', 'bytes', 'Shared memory of the build.', notBuilt),
  key('ulimits', 'limits by name | map', 'Limits of the processes of the build.', notBuilt),
  key('entitlements', 'texts', 'What the build may do beyond the usual.', notBuilt),
  key('privileged', 'flag', 'The build may do whatever root can do.', notBuilt),
  key('isolation', 'text', 'How Windows keeps the build apart.', notBuilt),
]

/** An item of `secrets` of a build. */
export const buildSecretKeys: readonly ComposeKey[] = [
  key('source', 'text', 'Its name at the top of the document.', { names: { of: 'secrets' }, ...notBuilt }),
  key('target', 'path', 'Where the file is in the build.', notBuilt),
  key('uid', 'text', 'User who owns the file.', notBuilt),
  key('gid', 'text', 'Group that owns the file.', notBuilt),
  key('mode', 'an octal number, such as 0o440', 'Who may read the file.', notBuilt),
]

/** An entry of `ulimits` of a build. */
export const buildUlimitKeys: readonly ComposeKey[] = [
  key('soft', 'integer', 'The limit that holds.', notBuilt),
  key('hard', 'integer', 'The limit up to which the process may raise it.', notBuilt),
]

export const developKeys: readonly ComposeKey[] = [
  key('watch', 'a list of rules | list', 'What is done when a file changes.', notDeveloped),
]

export const watchKeys: readonly ComposeKey[] = [
  key('path', 'path', 'What is watched.', notDeveloped),
  key('action', 'text', 'What is done.', {
    values: ['rebuild', 'sync', 'restart', 'sync+restart', 'sync+exec'],
    ...notDeveloped,
  }),
  key('target', 'path', 'Where the files go inside the container.', notDeveloped),
  key('ignore', 'texts', 'What is not watched.', notDeveloped),
  key('exec', 'map', 'What is run then.', notDeveloped),
]

const hook = (why?: typeof notDeveloped): readonly ComposeKey[] => [
  key('command', 'command', 'What is run.', why),
  key('user', 'text', 'User that it runs as.', why),
  key('privileged', 'flag', 'It may do whatever root can do.', why),
  key('working_dir', 'path', 'Folder that it starts in.', why),
  key('environment', 'pairs', 'Its variables.', why),
]

export const watchCommandKeys = hook(notDeveloped)
/** An item of `post_start` or `pre_stop`. */
export const hookKeys = hook()

export const credentialKeys: readonly ComposeKey[] = [
  key('config', 'text', 'Config that holds the account.', { names: { of: 'configs' }, ...windows }),
  key('file', 'path', 'File that holds the account.', windows),
  key('registry', 'text', 'Place in the registry that holds the account.', windows),
]
