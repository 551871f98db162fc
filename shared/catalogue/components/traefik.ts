import { endOfLife } from '../architectures.ts'
import { defineComponent } from '../define-component.ts'
import { hostOption, pathOption } from '../proxy-options.ts'

const architectures = ['amd64', 'arm64', 'ppc64le', 's390x', 'riscv64']

/** Traefik, which finds what is behind it by labels. */
export const traefik = defineComponent({
  id: 'traefik',
  title: 'Traefik',
  summary: 'A reverse proxy that finds its applications by labels, through the Docker socket.',
  category: 'proxy',
  keywords: ['reverse proxy', 'load balancer', 'labels'],
  icon: ['M12 4v5', 'M12 9l-6 5v6', 'M12 9l6 5v6', 'M12 9v11', 'M9 4h6'],
  licence: 'MIT',
  homepage: 'https://traefik.io',
  image: 'traefik',
  versions: [
    {
      id: '3.7',
      tag: 'v3.7.11',
      release: '3.7.11',
      ends: { date: null, rule: 'until the next minor release', source: endOfLife },
      architectures,
    },
    { id: '2.11', tag: 'v2.11.55', release: '2.11.55', ends: { date: '2026-02-01', source: endOfLife }, architectures },
  ],
  recommended: '3.7',
  options: [
    {
      id: 'dashboard',
      kind: 'switch',
      title: 'Dashboard without a sign-in',
      help: 'For development only.',
      default: false,
      advanced: true,
    },
  ],
  service: {
    command: [
      '--ping=true',
      '--providers.docker=true',
      '--providers.docker.exposedbydefault=false',
      '--entrypoints.web.address=:{{port.http}}',
      { text: '--api.insecure=true', when: [{ option: 'dashboard', is: true }] },
    ],
    binds: [
      {
        source: '/var/run/docker.sock',
        target: '/var/run/docker.sock',
        about: 'How it finds the labels: this gives it the whole host',
      },
    ],
    ports: [
      { id: 'http', title: 'HTTP', container: 80, audience: 'public', scheme: 'http', publish: { port: 8080 } },
      { id: 'dashboard', title: 'Dashboard', container: 8080, audience: 'tool', scheme: 'http' },
    ],
    health: [{ test: ['CMD', 'traefik', 'healthcheck', '--ping'] }],
  },
  provides: [{ capability: 'http', port: 'http' }],
  needs: [
    {
      id: 'upstream',
      title: 'Application behind it',
      capabilities: ['http'],
      many: true,
      ways: [
        {
          id: 'path',
          title: 'Under a path',
          options: [pathOption],
          waits: false,
          providerLabels: [
            { name: 'traefik.enable', value: 'true' },
            { name: 'traefik.http.routers.{{provider.name}}.rule', value: 'PathPrefix(`{{connection.path}}`)' },
            { name: 'traefik.http.routers.{{provider.name}}.entrypoints', value: 'web' },
            { name: 'traefik.http.services.{{provider.name}}.loadbalancer.server.port', value: '{{provider.port}}' },
          ],
        },
        {
          id: 'host',
          title: 'Under a host name of its own',
          options: [hostOption],
          waits: false,
          providerLabels: [
            { name: 'traefik.enable', value: 'true' },
            { name: 'traefik.http.routers.{{provider.name}}.rule', value: 'Host(`{{connection.host}}`)' },
            { name: 'traefik.http.routers.{{provider.name}}.entrypoints', value: 'web' },
            { name: 'traefik.http.services.{{provider.name}}.loadbalancer.server.port', value: '{{provider.port}}' },
          ],
        },
      ],
    },
  ],
  companions: ['node-app', 'gitea', 'grafana'],
  resources: { memoryMegabytes: 64 },
  tools: ['wget', 'nc'],
  engineLimits: [
    {
      release: '<2.11.31 || >=3.0.0 <3.6.1',
      engine: '>=29.0.0',
      why: 'It speaks a version of the API that Docker Engine 29 refuses.',
    },
  ],
  rules: [
    {
      id: 'SEC-9',
      severity: 'warn',
      when: [{ option: 'dashboard', is: true }],
      message: 'the dashboard is open to everybody who reaches it.',
      why: 'It is meant for development only.',
      fix: { title: 'Switch the dashboard off', option: 'dashboard', value: false },
    },
  ],
  upgrade: { kind: 'free', note: 'From 2 to 3 the syntax of rules changed.' },
  unverified: [
    'What of the syntax of rules changed from 2 to 3.',
    'Whether a later Docker Engine 29 speaks with older versions again.',
  ],
  sources: [
    'docker-library/official-images (2026-08-21)',
    'traefik/traefik-library-image v3.7 (2026-08-19)',
    endOfLife,
  ],
})
