import type { DockerClient } from '#engine/docker/docker-client.ts'
import { databaseCommand, webCommand } from './project-files.ts'

interface Project {
  readonly name: string
  readonly folder: string
}

const labelsOf = ({ name, folder }: Project, service: string, dependsOn: string) => ({
  'com.docker.compose.config-hash': '7a50d51e2b3061685c2ee66c8df626485fcb7e7b0f4da65730a985f8d216c7b4',
  'com.docker.compose.container-number': '1',
  'com.docker.compose.depends_on': dependsOn,
  'com.docker.compose.image': 'sha256:1f3072a82a94bb4301934c3f8c97b9baf391a21d9942022d2eb23b5adf74cd1d',
  'com.docker.compose.oneoff': 'False',
  'com.docker.compose.project': name,
  'com.docker.compose.project.config_files': `${folder}/compose.yaml`,
  'com.docker.compose.project.working_dir': folder,
  'com.docker.compose.service': service,
  'com.docker.compose.version': '2.26.1',
})

/** Settings that Compose sends with every container, whether its file asks for them or not. */
const always = {
  LogConfig: { Type: '', Config: {} },
  PortBindings: {},
  RestartPolicy: { Name: '', MaximumRetryCount: 0 },
  ConsoleSize: [0, 0],
  ExtraHosts: [],
  OomKillDisable: false,
}

const endpoints = ({ name }: Project, service: string) => ({
  NetworkingConfig: {
    EndpointsConfig: { [`${name}_default`]: { Aliases: [`${name}-${service}-1`, service], MacAddress: '' } },
  },
})

/**
 * Makes the project of `project-files.ts` with the calls that Docker Compose 2.26.1 made for it (`up -d`), as they were
 * recorded between it and an Engine 20.10; what is empty in those is left out.
 */
export async function upAsRecorded({ calls }: Pick<DockerClient, 'calls'>, project: Project): Promise<void> {
  const { name, folder } = project
  const own = { 'com.docker.compose.project': name, 'com.docker.compose.version': '2.26.1' }
  await calls.createNetwork({
    Name: `${name}_default`,
    CheckDuplicate: true,
    Driver: '',
    Labels: { ...own, 'com.docker.compose.network': 'default' },
  })
  await calls.createVolume({ Name: `${name}_data`, Labels: { ...own, 'com.docker.compose.volume': 'data' } })
  const database = await calls.createContainer({
    name: `${name}-db-1`,
    Image: 'testbed/busybox:1',
    Cmd: JSON.parse(databaseCommand),
    Healthcheck: { Test: ['CMD', 'test', '-s', '/data/marker'], Interval: 1e9, Retries: 3 },
    Labels: labelsOf(project, 'db', ''),
    HostConfig: {
      ...always,
      Binds: [`${folder}/conf:/conf:ro`],
      NetworkMode: `${name}_default`,
      Mounts: [{ Type: 'volume', Source: `${name}_data`, Target: '/data' }],
    },
    ...endpoints(project, 'db'),
  })
  const mount = (file: string, Target: string) => ({ Type: 'bind', Source: `${folder}/conf/${file}`, Target }) as const
  const web = await calls.createContainer({
    name: `${name}-web-1`,
    Image: 'testbed/busybox:1',
    Cmd: JSON.parse(webCommand),
    Env: ['MSG=one'],
    ExposedPorts: { '8080/tcp': {} },
    Healthcheck: { Test: ['CMD', 'true'], Interval: 1e9, Retries: 3 },
    Labels: { ...labelsOf(project, 'web', 'db:service_healthy:false'), tier: 'front' },
    HostConfig: {
      ...always,
      Init: true,
      NetworkMode: `${name}_default`,
      PortBindings: { '8080/tcp': [{ HostIp: '127.0.0.1', HostPort: '' }] },
      RestartPolicy: { Name: 'unless-stopped', MaximumRetryCount: 0 },
      Mounts: [
        { ...mount('token.txt', '/run/secrets/token'), ReadOnly: true },
        { ...mount('text.conf', '/etc/app/text.conf'), ReadOnly: true },
      ],
    },
    ...endpoints(project, 'web'),
  })
  await database.start()
  await web.start()
}
