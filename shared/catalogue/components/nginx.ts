import { defineComponent } from '../define-component.ts'
import { hostOption, pathOption } from '../proxy-options.ts'

const architectures = ['amd64', 'arm64', 'arm/v7', 'ppc64le', 's390x', 'riscv64']
const source = 'endoflife.date, 2026-08-22'

const configuration = `map $http_upgrade $connection_upgrade {
  default upgrade;
  '' close;
}

server {
  listen {{port.http}};
  server_name _;
  root /usr/share/nginx/html;
  index index.html index.php;
  client_max_body_size {{option.maxBody}};

  location = /healthz {
    access_log off;
    return 200 "ok\\n";
  }
  {{fragments.locations}}
}
{{fragments.servers}}
`

const proxied = `  proxy_pass http://{{provider.host}}:{{provider.port}};
  proxy_http_version 1.1;
  proxy_set_header Host $host;
  proxy_set_header X-Real-IP $remote_addr;
  proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
  proxy_set_header X-Forwarded-Proto $scheme;
  proxy_set_header Upgrade $http_upgrade;
  proxy_set_header Connection $connection_upgrade;`

const fastcgi = `location ~ \\.php$ {
  fastcgi_pass {{provider.host}}:{{provider.port}};
  fastcgi_param SCRIPT_FILENAME {{provider.root}}$fastcgi_script_name;
  include fastcgi_params;
}`

/** nginx as a web server, and as a reverse proxy of what is connected to it. */
export const nginx = defineComponent({
  id: 'nginx',
  title: 'nginx',
  summary: 'Web server and reverse proxy: one door in front of your applications.',
  category: 'proxy',
  keywords: ['reverse proxy', 'web server', 'static site', 'load balancer'],
  icon: ['M4 5h16v5H4z', 'M4 14h16v5H4z', 'M7 7.5h.01', 'M7 16.5h.01', 'M12 10v4'],
  licence: 'BSD-2-Clause',
  homepage: 'https://nginx.org',
  image: 'nginx',
  versions: [
    {
      id: '1.30',
      tag: '1.30.4',
      release: '1.30.4',
      label: 'stable',
      ends: { date: null, rule: 'until the next stable branch opens', source },
      architectures,
    },
    {
      id: '1.31',
      tag: '1.31.4',
      release: '1.31.4',
      label: 'mainline',
      ends: { date: null, rule: 'until the next mainline release', source },
      architectures,
    },
  ],
  recommended: '1.30',
  options: [
    {
      id: 'folder',
      kind: 'text',
      title: 'Folder of the host with a site of your own',
      help: 'Shown where no application is connected. Empty for the page of the image.',
      default: '',
      placeholder: '/srv/site',
      pattern: { matches: '^(/[^:]*)?$', message: 'A path that starts with /, without a colon.' },
    },
    {
      id: 'maxBody',
      kind: 'text',
      title: 'Largest upload',
      default: '64m',
      pattern: { matches: '^\\d+[kmg]?$', message: 'A number with k, m or g.' },
      advanced: true,
    },
  ],
  service: {
    files: [
      {
        id: 'site',
        path: '/etc/nginx/conf.d/default.conf',
        content: configuration,
        about: 'What nginx does with a request',
      },
    ],
    binds: [
      {
        source: '{{option.folder}}',
        target: '/usr/share/nginx/html',
        about: 'Your site',
        when: [{ option: 'folder', isNot: '' }],
      },
    ],
    ports: [{ id: 'http', title: 'HTTP', container: 80, audience: 'public', scheme: 'http', publish: { port: 8080 } }],
    health: [
      { test: ['CMD-SHELL', 'curl -fsS -o /dev/null http://127.0.0.1:{{port.http}}/healthz'], startPeriod: '5s' },
    ],
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
          fragments: { locations: `\n# {{provider.name}}\nlocation {{connection.path}} {\n${proxied}\n}` },
        },
        {
          id: 'host',
          title: 'Under a host name of its own',
          options: [hostOption],
          fragments: {
            servers: `\n# {{provider.name}}\nserver {\n  listen {{port.http}};\n  server_name {{connection.host}};\n  client_max_body_size {{option.maxBody}};\n\n  location / {\n${proxied.replace(/^/gm, '  ')}\n  }\n}`,
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
          fragments: { locations: `\n# {{provider.name}}\n${fastcgi}` },
          sharesVolume: 'code',
        },
      ],
    },
  ],
  companions: ['node-app', 'wordpress', 'tomcat'],
  resources: { memoryMegabytes: 32 },
  tools: ['curl', 'bash'],
  notes: [{ text: 'A mistake in the configuration only shows when it starts.' }],
  sources: ['docker-library/official-images (2026-08-21)', 'nginx/docker-nginx stable (2026-04-14)', source],
})
