import type { ComposeService } from '#shared/model/compose-project.ts'
import { isSecretName } from '#shared/model/secret-name.ts'
import { dataFolderOf } from './data-folders.ts'
import type { LintFinding, LintRule } from './lint-rule.ts'

const latestTag: LintRule = {
  id: 'latest-tag',
  explanation:
    'A tag that moves names another image tomorrow: nobody can tell which one runs, and going back to a version does not bring the old one back.',
  check: (_name, { image }) => {
    const [, tag] = /:([^:/@]+)$/.exec(image) ?? []
    if (image === '' || image.includes('@') || (tag !== undefined && tag !== 'latest')) return []
    const what =
      tag === undefined ? `${image} has no tag, which means latest` : `${image} can be another image tomorrow`
    const fix = `Name a version, for example ${image.replace(/:latest$/, '')}:1.2.3, or a digest.`
    return [{ path: ['image'], message: `${what}.`, fix }]
  },
}

const noHealthcheck: LintRule = {
  id: 'healthy-without-check',
  explanation:
    'A service that waits for another to be healthy waits for a health check. Where neither the document nor the image has one, it waits for ever.',
  check: (_name, service, { services }) =>
    Object.entries(service.depends_on ?? {}).flatMap(([other, { condition }]) => {
      const target = Object.hasOwn(services, other) ? services[other] : undefined
      if (condition !== 'service_healthy' || !target || target.healthcheck) return []
      const message = `It waits until ${other} is healthy, but ${other} has no health check unless its image brings one.`
      const fix = `Give ${other} a healthcheck, or wait with condition: service_started.`
      return [{ path: ['depends_on', other], message, fix }]
    }),
}

const databaseVolume: LintRule = {
  id: 'database-without-volume',
  explanation:
    'What a database writes is gone with its container, and a container is replaced whenever its service changes.',
  check: (_name, service) => {
    const folder = dataFolderOf(service.image)
    if (folder === undefined || keepsData(service, folder)) return []
    const message = `${service.image} keeps its data in ${folder}, which is in no volume.`
    return [
      { path: ['image'], message, fix: `Add a volume, for example data:${folder}, and declare it under volumes.` },
    ]
  },
}

/** A mount above the folder, at it, or below it: some images have their data one folder further down. */
const keepsData = (service: ComposeService, folder: string): boolean => {
  const targets = [...(service.volumes ?? []).map(({ target }) => target), ...(service.tmpfs ?? [])]
  return targets.some((target) => `${target}/`.startsWith(`${folder}/`) || `${folder}/`.startsWith(`${target}/`))
}

const plainSecret: LintRule = {
  id: 'secret-in-environment',
  explanation:
    'The environment of a container is seen by everybody who can inspect it, is handed on to child processes, and often ends up in logs.',
  check: (_name, { environment = {} }) =>
    Object.entries(environment).flatMap(([key, value]): LintFinding[] => {
      if (!value || !isSecretName(key) || value.startsWith('/run/secrets/')) return []
      const message = `${key} looks like a secret, and stands in the environment as plain text.`
      return [{ path: ['environment', key], message, fix: `Use a secret, and ${key}_FILE where the image knows it.` }]
    }),
}

const privileged: LintRule = {
  id: 'privileged',
  explanation: 'A privileged container can do to the host whatever root can do.',
  check: (_name, service) =>
    service.privileged
      ? [
          {
            path: ['privileged'],
            message: 'It is privileged: whoever gets into the container has the host.',
            fix: 'Remove privileged, and give what is needed by name with cap_add or devices.',
          },
        ]
      : [],
}

const engineSocket: LintRule = {
  id: 'engine-socket',
  explanation: 'Who can talk to the Engine can start a privileged container, and so has the host.',
  check: (_name, { volumes = [] }) =>
    volumes.flatMap(({ source }, index) =>
      source !== undefined && /(?:^|\/)docker\.sock$/.test(source)
        ? [
            {
              path: ['volumes', String(index)],
              message: `It mounts ${source}: whoever gets into the container has the host.`,
              fix: 'Put a proxy between that lets through only what is needed.',
            },
          ]
        : [],
    ),
}

/** Every rule, in the order they are looked at. */
export const lintRules: readonly LintRule[] = [
  latestTag,
  noHealthcheck,
  databaseVolume,
  plainSecret,
  privileged,
  engineSocket,
]
