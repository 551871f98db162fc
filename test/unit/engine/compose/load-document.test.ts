import { expect, test } from 'vitest'
import { loadDocument } from '#engine/compose/load-document.ts'
import { isAppError } from '#shared/contract/app-error.ts'
import { documentOf, projectOf } from './document-of.ts'

const shop = `
name: shop
services:
  web:
    image: nginx:\${TAG:-1.27}
    ports: ["8080:80", "127.0.0.1:8443:443/tcp"]
    depends_on:
      app: { condition: service_healthy }
    volumes: ["./html:/usr/share/nginx/html:ro"]
    networks: [front, back]
    stop_grace_period: 90s
  app:
    image: example/app
    command: node "server one.js" --port 3000
    environment:
      - DB_HOST=db
      - DB_PASSWORD
    env_file: app.env
    healthcheck: { test: wget -q localhost, interval: 2s, retries: 5 }
    deploy: { replicas: 2, resources: { limits: { cpus: "0.5", memory: 256m } } }
    depends_on: [db]
    networks: [back]
  db:
    image: postgres:17
    restart: unless-stopped
    volumes: [data:/var/lib/postgresql/data/]
    networks: { back: { aliases: [database] } }
    labels: { com.example.team: shop, com.example.tier: 1 }
networks:
  front:
  back: { internal: true }
  unused:
volumes:
  data:
  also_unused:
`

test('a document becomes the model that docker compose config prints', () => {
  const files = [
    { path: '.env', content: 'DB_PASSWORD=from-dotenv\nTAG=1.28' },
    { path: 'app.env', content: 'MODE=production\nDB_HOST=elsewhere' },
  ]
  expect(projectOf(shop, { files, environment: { DB_PASSWORD: 'secret' } })).toEqual({
    name: 'shop',
    services: {
      web: {
        image: 'nginx:1.28',
        command: null,
        entrypoint: null,
        ports: [
          { mode: 'ingress', target: 80, published: '8080', protocol: 'tcp' },
          { mode: 'ingress', host_ip: '127.0.0.1', target: 443, published: '8443', protocol: 'tcp' },
        ],
        depends_on: { app: { condition: 'service_healthy', required: true } },
        volumes: [
          {
            type: 'bind',
            source: '/srv/shop/html',
            target: '/usr/share/nginx/html',
            read_only: true,
            bind: { create_host_path: true },
          },
        ],
        networks: { front: null, back: null },
        stop_grace_period: '1m30s',
      },
      app: {
        image: 'example/app',
        command: ['node', 'server one.js', '--port', '3000'],
        entrypoint: null,
        environment: { DB_HOST: 'db', DB_PASSWORD: 'secret', MODE: 'production' },
        healthcheck: { test: ['CMD-SHELL', 'wget -q localhost'], interval: '2s', retries: 5 },
        deploy: { replicas: 2, resources: { limits: { cpus: 0.5, memory: '268435456' } } },
        depends_on: { db: { condition: 'service_started', required: true } },
        networks: { back: null },
      },
      db: {
        image: 'postgres:17',
        command: null,
        entrypoint: null,
        restart: 'unless-stopped',
        volumes: [{ type: 'volume', source: 'data', target: '/var/lib/postgresql/data' }],
        networks: { back: { aliases: ['database'] } },
        labels: { 'com.example.team': 'shop', 'com.example.tier': '1' },
      },
    },
    networks: { front: { name: 'shop_front' }, back: { name: 'shop_back', internal: true } },
    volumes: { data: { name: 'shop_data' } },
  })
})

test('a service without networks joins the default network, and one with network_mode none', () => {
  const project = projectOf('services: { a: { image: x }, b: { image: x, network_mode: host } }')
  expect(project.services['a']?.networks).toEqual({ default: null })
  expect(project.services['b']?.networks).toBeUndefined()
  expect(project.networks).toEqual({ default: { name: 'shop_default' } })
})

test('external networks and volumes keep their own name', () => {
  const project = projectOf(`
services: { web: { image: x, networks: [proxy, named], volumes: [data:/data] } }
networks: { proxy: { external: true }, named: { external: true, name: other } }
volumes: { data: { external: true } }
`)
  expect([project.networks, project.volumes]).toEqual([
    { proxy: { name: 'proxy', external: true }, named: { name: 'other', external: true } },
    { data: { name: 'data', external: true } },
  ])
})

test('services whose profiles are not active are left out', () => {
  const content = 'services: { web: { image: x }, debug: { image: y, profiles: [debug] } }'
  expect(Object.keys(projectOf(content).services)).toEqual(['web'])
  expect(Object.keys(projectOf(content, { profiles: ['debug'] }).services)).toEqual(['web', 'debug'])
  expect(Object.keys(projectOf(content, { profiles: ['*'] }).services)).toEqual(['web', 'debug'])
})

test('anchors, aliases and merge keys are resolved', () => {
  const project = projectOf(`
x-base: &base { image: nginx, restart: always, environment: &env { A: "1" } }
services:
  web: { <<: *base, restart: "no" }
  api: { <<: [{ image: api }, *base], environment: { <<: *env, B: "2" } }
`)
  expect([project.services['web']?.restart, project.services['api']?.image]).toEqual(['no', 'api'])
  expect(project.services['api']?.environment).toEqual({ A: '1', B: '2' })
})

test('everything that is wrong is told at once, with its line', () => {
  const content = 'services:\n  web:\n    imagge: nginx\n    restart: maybe\n    networks: [nowhere]\n'
  try {
    loadDocument({ name: 'shop', document: documentOf(content) })
    expect.unreachable()
  } catch (error) {
    if (!isAppError(error, 'DOCUMENT_INVALID')) throw error
    expect(error.message.split('\n')).toEqual([
      'compose.yaml:2:3: web has no image. Give it one, for example image: nginx:1.27.',
      'compose.yaml:3:5: Compose knows no key "imagge" in services.web. Did you mean image?',
      'compose.yaml:4:14: restart is one of no, always, unless-stopped, on-failure and on-failure:COUNT.',
      'compose.yaml:5:16: web joins the network nowhere, which is not declared. Add it under networks.',
    ])
  }
})

test('what is legal but unwise is a warning', () => {
  const document = documentOf('version: "3"\nname: other\nservices: { web: { image: "nginx:$TAG" } }')
  expect(loadDocument({ name: 'shop', document }).warnings.map(({ rule }) => rule)).toEqual([
    'obsolete',
    'name',
    'unset-variable',
  ])
})
