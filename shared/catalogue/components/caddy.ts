import { endOfLife, everyArchitecture } from '../architectures.ts'
import { defineComponent } from '../define-component.ts'
import { hostOption, pathOption } from '../proxy-options.ts'

const configuration = `:{{port.http}} {
  {{fragments.paths}}
  root * /usr/share/caddy
  file_server
}
{{fragments.sites}}
`

/** Caddy, which gets certificates by itself for host names that lead to it. */
export const caddy = defineComponent({
  id: 'caddy',
  title: 'Caddy',
  summary: 'A web server and reverse proxy that gets its certificates by itself.',
  category: 'proxy',
  keywords: ['reverse proxy', 'https', 'acme', 'certificates', 'web server'],
  icon: ['M7 11V8a5 5 0 0 1 10 0v3', 'M5 11h14v9H5z', 'M12 14.5v2'],
  licence: 'Apache-2.0',
  homepage: 'https://caddyserver.com',
  image: 'caddy',
  versions: [
    {
      id: '2',
      tag: '2.11.4',
      release: '2.11.4',
      ends: { date: null, rule: 'while no day is announced', source: endOfLife },
      architectures: everyArchitecture,
    },
  ],
  recommended: '2',
  service: {
    files: [
      {
        id: 'caddyfile',
        path: '/etc/caddy/Caddyfile',
        content: configuration,
        about: 'What Caddy does with a request',
      },
    ],
    volumes: [
      { id: 'data', title: 'Certificates and keys', path: '/data' },
      { id: 'config', title: 'The configuration it last ran with', path: '/config', state: false },
    ],
    ports: [
      { id: 'http', title: 'HTTP', container: 80, audience: 'public', scheme: 'http', publish: { port: 8080 } },
      { id: 'https', title: 'HTTPS', container: 443, audience: 'public', scheme: 'https' },
      { id: 'http3', title: 'HTTP/3', container: 443, protocol: 'udp', audience: 'public' },
      { id: 'admin', title: 'Administration', container: 2019, audience: 'internal' },
    ],
    health: [{ test: ['CMD-SHELL', 'wget -qO- http://127.0.0.1:{{port.admin}}/config/ >/dev/null'] }],
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
          fragments: {
            paths:
              '# {{provider.name}}\nhandle {{connection.path}}* {\n  reverse_proxy {{provider.host}}:{{provider.port}}\n}',
          },
        },
        {
          id: 'host',
          title: 'Under a host name of its own, with a certificate',
          help: 'The name has to lead here, and ports 80 and 443 have to be published.',
          options: [hostOption],
          fragments: {
            sites:
              '\n# {{provider.name}}\n{{connection.host}} {\n  reverse_proxy {{provider.host}}:{{provider.port}}\n}',
          },
        },
      ],
    },
    {
      id: 'fastcgi',
      title: 'PHP behind it',
      capabilities: ['fastcgi'],
      ways: [
        {
          id: 'php',
          title: 'All files that end in .php',
          fragments: {
            paths: '# {{provider.name}}\nroot * {{provider.root}}\nphp_fastcgi {{provider.host}}:{{provider.port}}',
          },
          sharesVolume: 'code',
        },
      ],
    },
  ],
  companions: ['node-app', 'python-app', 'ghost'],
  resources: { memoryMegabytes: 64 },
  tools: ['wget', 'nc'],
  upgrade: { kind: 'free', backup: 'a copy of /data' },
  sources: ['docker-library/official-images (2026-08-21)', 'caddyserver/caddy-docker 2.11 (2026-03-05)', endOfLife],
})
