import { endOfLife, everyArchitecture } from '../architectures.ts'
import { defineComponent } from '../define-component.ts'

const configuration = `global
  log stdout format raw local0

defaults
  log global
  mode http
  option httplog
  option forwardfor
  timeout connect 5s
  timeout client 60s
  timeout server 60s

resolvers docker
  nameserver dns 127.0.0.11:53

frontend http
  bind :{{port.http}}
  {{fragments.rules}}

{{fragments.backends}}
`

const backend = `backend {{provider.name}}
  server {{provider.name}} {{provider.host}}:{{provider.port}} check resolvers docker init-addr none
`

/** HAProxy, on a port that its user may open. */
export const haproxy = defineComponent({
  id: 'haproxy',
  title: 'HAProxy',
  summary: 'A load balancer and reverse proxy for much traffic.',
  category: 'proxy',
  keywords: ['reverse proxy', 'load balancer'],
  icon: ['M4 12h6', 'M10 12l8-6', 'M10 12h8', 'M10 12l8 6', 'M20 6h.01', 'M20 12h.01', 'M20 18h.01'],
  licence: 'GPL-2.0',
  homepage: 'https://www.haproxy.org',
  image: 'haproxy',
  versions: [
    {
      id: '3.4',
      tag: '3.4.3',
      release: '3.4.3',
      label: 'LTS',
      ends: { date: '2031-04-30', source: `${endOfLife} (month)` },
      architectures: everyArchitecture,
    },
    {
      id: '3.2',
      tag: '3.2.22',
      release: '3.2.22',
      label: 'LTS',
      ends: { date: '2030-04-30', source: `${endOfLife} (month)` },
      architectures: everyArchitecture,
    },
    {
      id: '3.0',
      tag: '3.0.26',
      release: '3.0.26',
      label: 'LTS',
      ends: { date: '2029-04-30', source: `${endOfLife} (month)` },
      architectures: everyArchitecture,
    },
  ],
  recommended: '3.4',
  service: {
    stopGracePeriod: '30s',
    files: [
      {
        id: 'config',
        path: '/usr/local/etc/haproxy/haproxy.cfg',
        content: configuration,
        about: 'What HAProxy does with a request',
      },
    ],
    ports: [
      { id: 'http', title: 'HTTP', container: 8080, audience: 'public', scheme: 'http', publish: { port: 8080 } },
    ],
    health: [{ test: ['CMD', 'bash', '-c', '</dev/tcp/127.0.0.1/{{port.http}}'] }],
  },
  provides: [{ capability: 'http', port: 'http' }],
  needs: [
    {
      id: 'upstream',
      title: 'Application behind it',
      capabilities: ['http'],
      many: true,
      required: true,
      suggests: 'node-app',
      ways: [
        {
          id: 'all',
          title: 'Whatever no other takes',
          fragments: { rules: 'default_backend {{provider.name}}', backends: backend },
        },
        {
          id: 'path',
          title: 'Under a path',
          options: [
            {
              id: 'path',
              kind: 'text',
              title: 'Path',
              default: '/app/',
              required: true,
              pattern: { matches: '^/[A-Za-z0-9._~/-]*$', message: 'A path that starts with /.' },
            },
          ],
          fragments: {
            rules: 'use_backend {{provider.name}} if { path_beg {{connection.path}} }',
            backends: backend,
          },
        },
        {
          id: 'host',
          title: 'Under a host name of its own',
          options: [
            {
              id: 'host',
              kind: 'text',
              title: 'Host name',
              default: '',
              required: true,
              pattern: { matches: '^([A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*)?$', message: 'A host name.' },
            },
          ],
          fragments: {
            rules: 'use_backend {{provider.name}} if { hdr(host) -i {{connection.host}} }',
            backends: backend,
          },
        },
      ],
    },
  ],
  companions: ['node-app', 'tomcat'],
  resources: { memoryMegabytes: 64 },
  tools: ['bash'],
  uid: 99,
  sources: ['docker-library/official-images (2026-08-21)', 'docker-library/haproxy 3.4 (2026-07-22)', endOfLife],
})
