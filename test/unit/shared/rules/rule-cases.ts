import { catalogueOf } from '#shared/catalogue/catalogue.ts'
import { Component } from '#shared/catalogue/component.ts'
import { builtInCatalogue } from '#shared/catalogue/index.ts'
import type { Severity } from '#shared/rules/finding.ts'
import type { HostFacts, WizardFacts } from '#shared/rules/wizard-facts.ts'
import type { WizardAnswers } from '#shared/wizard/answers.ts'
import { answersOf, goodHost } from '../wizard/answers-of.ts'

/** Answers that break a rule, what it says, and whether its first fix is taken without asking. */
export interface RuleCase {
  readonly rule: string
  readonly title: string
  readonly answers: WizardAnswers
  readonly severity: Severity
  /** `none` where only a person can do something. */
  readonly fix: 'automatic' | 'chosen' | 'none'
  readonly facts?: Partial<WizardFacts>
}

const given = (value: string) => ({ secret: 'given', value })
const none = { secret: 'none' }
const host = (more: Partial<HostFacts>) => ({ host: { ...goodHost, ...more } })
const toDb = 'app.database > db : sql:postgres by url'
const appAndDb = { app: 'node-app', db: 'postgres' }

/** A component of one's own, made to break what no built-in one does. */
const own = (more: Record<string, unknown>) => ({
  catalogue: catalogueOf([
    ...builtInCatalogue.values(),
    Component.parse({
      id: 'own',
      title: 'Own',
      summary: 'Of a test.',
      category: 'application',
      icon: ['M0 0'],
      image: 'example.org/own',
      versions: [
        { id: '1', tag: '1.0', release: '1.0.0', ends: { date: null, source: 'test' }, architectures: ['amd64'] },
      ],
      recommended: '1',
      service: {},
      resources: { memoryMegabytes: 16 },
      ...more,
    }),
  ]),
})

const threeVersions = ['1', '2', '3'].map((id) => ({
  id,
  tag: id,
  release: `${id}.0.0`,
  ends: { date: null, source: 'test' },
  architectures: ['amd64'],
}))
const keeping = { versions: threeVersions, service: { volumes: [{ id: 'data', title: 'Data', path: '/data' }] } }
const stepwise = { ...keeping, upgrade: { kind: 'one-major-at-a-time' } }
const prepared = { ...keeping, upgrade: { kind: 'forward-only', preparesMinor: true, note: 'Dump first.' } }

const before = (parts: Parameters<typeof answersOf>[0]) => ({ previous: answersOf(parts) })

export const ruleCases: readonly RuleCase[] = [
  { rule: 'CHO-3', title: 'nothing chosen', answers: answersOf({}), severity: 'block', fix: 'none' },
  {
    rule: 'CHO-1',
    title: 'a component that is gone',
    answers: answersOf({ x: 'lost' }),
    severity: 'block',
    fix: 'chosen',
  },
  {
    rule: 'CHO-2',
    title: 'a version that is gone',
    answers: answersOf({ db: { component: 'postgres', version: '9' } }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'NAM-1',
    title: 'two parts of one name',
    answers: twice(answersOf({ db: 'postgres' })),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'CMP-5',
    title: 'components that cannot be together',
    answers: answersOf({ own: { component: 'own', version: '1' }, db: 'postgres' }),
    severity: 'block',
    fix: 'chosen',
    facts: own({ conflicts: [{ component: 'postgres', why: 'They fight.' }] }),
  },

  {
    rule: 'IMG-10',
    title: 'no name of an image',
    answers: answersOf({ db: { component: 'postgres', image: 'No Image' } }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'IMG-1',
    title: 'no tag',
    answers: answersOf({ db: { component: 'postgres', image: 'postgres' } }),
    severity: 'warn',
    fix: 'automatic',
  },
  {
    rule: 'IMG-1',
    title: 'latest of a mirror',
    answers: answersOf({ db: { component: 'postgres', image: 'mirror.example/postgres:latest' } }),
    severity: 'warn',
    fix: 'chosen',
  },
  {
    rule: 'IMG-2',
    title: 'support has ended',
    answers: answersOf({ proxy: { component: 'traefik', version: '2.11' } }),
    severity: 'warn',
    fix: 'chosen',
  },
  {
    rule: 'IMG-2',
    title: 'support ends soon',
    answers: answersOf({ db: { component: 'postgres', version: '15' } }),
    severity: 'inform',
    fix: 'chosen',
    facts: { today: '2027-10-01' },
  },
  {
    rule: 'IMG-3',
    title: 'an image that was removed',
    answers: answersOf({ db: { component: 'postgres', image: 'bitnami/postgresql:17.2' } }),
    severity: 'block',
    fix: 'automatic',
  },
  { rule: 'IMG-4', title: 'MinIO', answers: answersOf({ store: 'minio' }), severity: 'warn', fix: 'chosen' },
  {
    rule: 'IMG-5',
    title: 'no build for the host',
    answers: answersOf({ app: { component: 'node-app', version: '24' } }),
    severity: 'block',
    fix: 'automatic',
    facts: host({ architecture: 'arm/v7' }),
  },
  {
    rule: 'IMG-5',
    title: 'no build of any version',
    answers: answersOf({ db: 'mysql' }),
    severity: 'block',
    fix: 'none',
    facts: host({ architecture: 'riscv64' }),
  },
  {
    rule: 'IMG-6',
    title: 'an innovation release',
    answers: answersOf({ own: { component: 'own', version: '1' } }),
    severity: 'warn',
    fix: 'none',
    facts: own({
      versions: [
        {
          id: '1',
          tag: '1',
          release: '26.7.0',
          label: 'innovation',
          ends: { date: null, source: 'x' },
          architectures: ['amd64'],
        },
      ],
    }),
  },
  {
    rule: 'IMG-7',
    title: 'an image that moved',
    answers: answersOf({ exporter: { component: 'node-exporter', image: 'gcr.io/cadvisor/cadvisor:v0.49.1' } }),
    severity: 'warn',
    fix: 'automatic',
  },
  {
    rule: 'IMG-8',
    title: 'an old Traefik on a new Engine',
    answers: answersOf({ proxy: { component: 'traefik', image: 'traefik:v3.5.0' } }),
    severity: 'block',
    fix: 'automatic',
    facts: { host: goodHost },
  },
  {
    rule: 'IMG-9',
    title: 'an image of another major version',
    answers: answersOf({ db: { component: 'postgres', version: '18', image: 'mirror.example/postgres:17.2' } }),
    severity: 'block',
    fix: 'automatic',
  },

  {
    rule: 'CFG-14',
    title: 'a text that does not fit',
    answers: answersOf({ db: { component: 'postgres', options: { database: 'my db' } } }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'CFG-14',
    title: 'a choice that is none',
    answers: answersOf({ c: { component: 'redis', options: { policy: 'sometimes' } } }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'CFG-14',
    title: 'a number out of range',
    answers: answersOf({ db: { component: 'postgres', options: { connections: 1 } } }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'CFG-14',
    title: 'no duration',
    answers: answersOf({ p: { component: 'prometheus', options: { retention: 'long' } } }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'CFG-14',
    title: 'no size',
    answers: answersOf({ t: { component: 'tomcat', options: { heap: 'much' } } }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'CFG-14',
    title: 'no port',
    answers: answersOf({ a: { component: 'node-app', options: { port: 99_999 } } }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'CFG-14',
    title: 'a folder that is to be named',
    answers: answersOf({ a: { component: 'node-app', options: { code: 'folder' } } }),
    severity: 'block',
    fix: 'none',
  },
  {
    rule: 'CFG-15',
    title: 'a value of another kind',
    answers: answersOf({ db: { component: 'postgres', options: { connections: 'many' } } }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'CFG-15',
    title: 'an option that is not there',
    answers: answersOf({ db: { component: 'postgres', options: { speed: 'fast' } } }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'SEC-1',
    title: 'a secret that has to be there',
    answers: answersOf({ db: { component: 'postgres', options: { password: none } } }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'SEC-1',
    title: 'an empty secret',
    answers: answersOf({ db: { component: 'postgres', options: { password: given('') } } }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'SEC-2',
    title: 'a password that everybody knows',
    answers: answersOf({ g: { component: 'grafana', options: { password: given('Admin') } } }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'SEC-11',
    title: 'a key that is too short',
    answers: answersOf({ s: { component: 'meilisearch', options: { key: given('fifteen-letters') } } }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'SEC-12',
    title: 'a password with a sign that ends an address',
    answers: answersOf({ db: { component: 'postgres', options: { password: given('p@ss/word:1') } } }),
    severity: 'block',
    fix: 'automatic',
  },

  {
    rule: 'CFG-1',
    title: 'a need that is not met',
    answers: answersOf({ site: 'wordpress' }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'CFG-1',
    title: 'a need that a part could meet',
    answers: answersOf({ site: 'wordpress', db: 'mariadb' }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'CON-1',
    title: 'a line to a part that is gone',
    answers: answersOf({ app: 'node-app' }, [toDb]),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'CON-1',
    title: 'a line to a part that gives something else',
    answers: answersOf({ app: 'node-app', db: 'mysql' }, [toDb]),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'CON-2',
    title: 'a way for another database',
    answers: answersOf({ app: 'node-app', db: 'mariadb' }, ['app.database > db : sql:mariadb by libpq']),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'CON-3',
    title: 'two providers where one can be',
    answers: answersOf({ site: 'wordpress', a: 'mariadb', b: 'mysql' }, [
      'site.database > a : sql:mariadb by variables',
      'site.database > b : sql:mysql by variables',
    ]),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'CON-4',
    title: 'two databases told in one variable',
    answers: answersOf({ app: 'node-app', a: 'postgres', b: 'postgres' }, [
      'app.database > a : sql:postgres by url',
      'app.database > b : sql:postgres by url',
    ]),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'CON-5',
    title: 'two applications under one path',
    answers: answersOf({ web: 'nginx', a: 'node-app', b: 'tomcat' }, [
      'web.upstream > a : http by path',
      'web.upstream > b : http by path',
    ]),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'CON-6',
    title: 'a part connected to itself',
    answers: answersOf({ web: 'nginx' }, ['web.upstream > web : http by path']),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'CON-7',
    title: 'one line twice',
    answers: answersOf(appAndDb, [toDb, 'app.database > db : sql:postgres by parts']),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'CMP-1',
    title: 'Ghost on MySQL 9',
    answers: answersOf({ blog: 'ghost', db: 'mysql' }, ['blog.database > db : sql:mysql by connection']),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'CMP-1',
    title: 'Ghost on MariaDB',
    answers: answersOf({ blog: 'ghost', db: 'mariadb' }, ['blog.database > db : sql:mysql by connection']),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'CMP-3',
    title: 'Keycloak on MariaDB 12',
    answers: answersOf({ id: 'keycloak', db: { component: 'mariadb', version: '12.3' } }, [
      'id.database > db : sql:mariadb by mariadb',
    ]),
    severity: 'warn',
    fix: 'automatic',
  },
  {
    rule: 'CMP-4',
    title: 'two applications in one database',
    answers: answersOf({ a: 'umami', b: 'gitea', db: 'postgres' }, [
      'a.database > db : sql:postgres by url',
      'b.database > db : sql:postgres by postgres',
    ]),
    severity: 'warn',
    fix: 'automatic',
  },
  {
    rule: 'ORD-1',
    title: 'parts that wait for each other',
    answers: answersOf({ a: 'nginx', b: 'nginx' }, ['a.upstream > b : http by path', 'b.upstream > a : http by path']),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'NET-8',
    title: 'no network in common',
    answers: answersOf({ app: 'node-app', db: { component: 'postgres', networks: ['back'] } }, [toDb]),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'CFG-8',
    title: 'no public address behind a proxy',
    answers: answersOf({ web: 'nginx', g: 'grafana' }, [
      { line: 'web.upstream > g : http by host', options: { host: 'charts.example.org' } },
    ]),
    severity: 'warn',
    fix: 'automatic',
  },
  {
    rule: 'HC-1',
    title: 'a check with a tool that is not there',
    answers: answersOf({
      db: { component: 'postgres', health: { kind: 'command', command: 'curl -f localhost:5432' } },
    }),
    severity: 'warn',
    fix: 'automatic',
  },
  {
    rule: 'HC-2',
    title: 'a provider without a check',
    answers: answersOf({ app: 'node-app', db: { component: 'postgres', health: { kind: 'none' } } }, [toDb]),
    severity: 'warn',
    fix: 'automatic',
  },
  {
    rule: 'HC-3',
    title: 'a check over the socket',
    answers: answersOf({ db: { component: 'postgres', health: { kind: 'command', command: 'pg_isready' } } }),
    severity: 'warn',
    fix: 'automatic',
  },

  {
    rule: 'VOL-1',
    title: 'state in an unnamed volume',
    answers: answersOf({ db: { component: 'postgres', volumes: { data: { kind: 'none' } } } }),
    severity: 'warn',
    fix: 'automatic',
  },
  {
    rule: 'VOL-2',
    title: 'state without a volume',
    answers: answersOf({ g: { component: 'grafana', volumes: { data: { kind: 'none' } } } }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'VOL-5',
    title: 'one volume for two',
    answers: answersOf({
      a: { component: 'postgres', volumes: { data: { kind: 'volume', name: 'd' } } },
      b: { component: 'postgres', volumes: { data: { kind: 'volume', name: 'd' } } },
    }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'VOL-6',
    title: 'a folder of another owner',
    answers: answersOf({ db: { component: 'postgres', volumes: { data: { kind: 'folder', path: '/srv/db' } } } }),
    severity: 'warn',
    fix: 'chosen',
  },
  {
    rule: 'VOL-10',
    title: 'a folder that is not allowed',
    answers: answersOf({ db: { component: 'postgres', volumes: { data: { kind: 'folder', path: '/etc' } } } }),
    severity: 'block',
    fix: 'automatic',
    facts: host({ allowedFolders: ['/srv'] }),
  },
  {
    rule: 'VOL-10',
    title: 'a path that leads out',
    answers: answersOf({ db: { component: 'postgres', volumes: { data: { kind: 'folder', path: '/srv/../etc' } } } }),
    severity: 'block',
    fix: 'automatic',
  },

  {
    rule: 'NET-1',
    title: 'one port for two',
    answers: answersOf({ a: 'grafana', b: 'gitea' }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'NET-2',
    title: 'a port that the host uses',
    answers: answersOf({ web: 'nginx' }),
    severity: 'block',
    fix: 'automatic',
    facts: host({ usedPorts: [{ port: 8080, protocol: 'tcp', address: '0.0.0.0', holder: 'other-web-1' }] }),
  },
  {
    rule: 'NET-3',
    title: 'two proxies on 80',
    answers: answersOf({
      a: { component: 'nginx', ports: { http: { port: 80 } } },
      b: { component: 'caddy', ports: { http: { port: 80 } } },
    }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'NET-4',
    title: 'a database that faces the network',
    answers: answersOf({ db: { component: 'postgres', ports: { sql: { port: 5432 } } } }),
    severity: 'warn',
    fix: 'automatic',
  },
  {
    rule: 'NET-5',
    title: 'a store without a password that faces the network',
    answers: answersOf({ c: { component: 'redis', options: { password: none }, ports: { redis: { port: 6379 } } } }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'NET-6',
    title: 'FastCGI that faces the network',
    answers: answersOf({ php: { component: 'php-fpm', ports: { fastcgi: { port: 9000 } } } }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'NET-7',
    title: 'localhost where a part is meant',
    answers: answersOf({
      app: { component: 'node-app', environment: { API: 'http://localhost:5432/x' } },
      db: 'postgres',
    }),
    severity: 'warn',
    fix: 'chosen',
  },
  {
    rule: 'NET-10',
    title: 'nothing that can be opened',
    answers: answersOf({ app: 'node-app' }),
    severity: 'inform',
    fix: 'chosen',
  },
  {
    rule: 'SEC-8',
    title: 'a tool that faces the network',
    answers: answersOf({ t: { component: 'adminer', ports: { http: { port: 8081 } } } }),
    severity: 'warn',
    fix: 'automatic',
  },

  {
    rule: 'SEC-3',
    title: 'an empty password is allowed',
    answers: answersOf({ db: { component: 'mysql', environment: { MYSQL_ALLOW_EMPTY_PASSWORD: 'yes' } } }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'SEC-3',
    title: 'security switched off',
    answers: answersOf({ s: { component: 'opensearch', environment: { DISABLE_SECURITY_PLUGIN: 'true' } } }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'SEC-3',
    title: 'trust',
    answers: answersOf({ db: { component: 'postgres', environment: { POSTGRES_HOST_AUTH_METHOD: 'trust' } } }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'SEC-3',
    title: 'an old variable of RabbitMQ',
    answers: answersOf({ mq: { component: 'rabbitmq', environment: { RABBITMQ_DEFAULT_PASS_FILE: '/x' } } }),
    severity: 'block',
    fix: 'automatic',
  },
  ...(
    [
      ['CFG-4', 'KAFKA_NODE_ID', '2', 'block'],
      ['CFG-6', 'KAFKA_PROCESS_ROLES', 'broker', 'block'],
      ['CFG-5', 'KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR', '3', 'warn'],
      ['NET-9', 'KAFKA_ADVERTISED_LISTENERS', 'PLAINTEXT://localhost:9092', 'warn'],
      ['VOL-7', 'KAFKA_LOG_DIRS', '/tmp/kraft-combined-logs', 'warn'],
    ] as const
  ).map(
    ([rule, name, value, severity]): RuleCase => ({
      rule,
      title: `${name} of Kafka overwritten`,
      answers: answersOf({ events: { component: 'kafka', environment: { [name]: value } } }),
      severity,
      fix: 'automatic',
    }),
  ),
  {
    rule: 'CFG-7',
    title: 'pgAdmin on another port than its check asks',
    answers: answersOf({ look: { component: 'pgadmin', environment: { PGADMIN_LISTEN_PORT: '8080' } } }),
    severity: 'warn',
    fix: 'automatic',
  },
  {
    rule: 'SEC-4',
    title: 'secrets as variables',
    answers: answersOf({ db: { component: 'postgres', secrets: 'variables' } }),
    severity: 'warn',
    fix: 'automatic',
  },
  {
    rule: 'SEC-5',
    title: 'a secret in both forms',
    answers: answersOf({ db: { component: 'postgres', environment: { POSTGRES_PASSWORD: 'x' } } }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'SEC-7',
    title: 'the socket of the Engine',
    answers: answersOf({ proxy: 'traefik' }),
    severity: 'warn',
    fix: 'none',
  },
  {
    rule: 'SEC-9',
    title: 'an open dashboard',
    answers: answersOf({ proxy: { component: 'traefik', options: { dashboard: true } } }),
    severity: 'warn',
    fix: 'automatic',
  },
  {
    rule: 'SEC-9',
    title: 'Keycloak for development',
    answers: answersOf({ id: { component: 'keycloak', options: { mode: 'start-dev' } } }),
    severity: 'warn',
    fix: 'automatic',
  },
  {
    rule: 'SEC-10',
    title: 'an open installer',
    answers: answersOf({ git: { component: 'gitea', options: { installer: true } } }),
    severity: 'warn',
    fix: 'automatic',
  },
  {
    rule: 'SEC-13',
    title: 'a secret in a variable of one’s own',
    answers: answersOf({ app: { component: 'node-app', environment: { API_TOKEN: 'abc' } } }),
    severity: 'warn',
    fix: 'none',
  },
  {
    rule: 'CFG-12',
    title: 'a variable that is made from options',
    answers: answersOf({ k: { component: 'kafka', environment: { KAFKA_LOG_DIRS: '/tmp' } } }),
    severity: 'warn',
    fix: 'automatic',
  },

  {
    rule: 'CFG-13',
    title: 'a limit that is no size',
    answers: answersOf({ db: { component: 'postgres', memory: 'lots' } }),
    severity: 'block',
    fix: 'automatic',
  },
  {
    rule: 'CFG-10',
    title: 'a limit that is too low',
    answers: answersOf({ db: { component: 'mysql', memory: '128m' } }),
    severity: 'warn',
    fix: 'automatic',
  },
  {
    rule: 'CFG-9',
    title: 'Keycloak without a limit',
    answers: answersOf({ id: { component: 'keycloak', memory: 'none' } }),
    severity: 'warn',
    fix: 'automatic',
  },
  {
    rule: 'RES-1',
    title: 'more memory than the host has',
    answers: answersOf({ a: 'mysql', b: 'mongodb', c: 'elasticsearch' }),
    severity: 'warn',
    fix: 'chosen',
    facts: host({ memoryBytes: 3 * 2 ** 30 }),
  },
  {
    rule: 'RES-2',
    title: 'one part larger than the host',
    answers: answersOf({ c: 'elasticsearch' }),
    severity: 'block',
    fix: 'none',
    facts: host({ memoryBytes: 2 ** 30 }),
  },
  {
    rule: 'RES-3',
    title: 'more processors than the host has',
    answers: answersOf({ db: { component: 'postgres', cpus: 16 } }),
    severity: 'block',
    fix: 'none',
    facts: host({ cpus: 2 }),
  },
  {
    rule: 'CFG-3',
    title: 'a kernel limit that is too low',
    answers: answersOf({ s: 'opensearch' }),
    severity: 'warn',
    fix: 'none',
    facts: host({ maxMapCount: 65_530 }),
  },

  {
    rule: 'UPG-1',
    title: 'PostgreSQL 17 to 18 on its data',
    answers: answersOf({ db: { component: 'postgres', version: '18' } }),
    severity: 'block',
    fix: 'automatic',
    facts: before({ db: { component: 'postgres', version: '17' } }),
  },
  {
    rule: 'UPG-2',
    title: 'MariaDB back to an older release',
    answers: answersOf({ db: { component: 'mariadb', version: '10.11' } }),
    severity: 'block',
    fix: 'automatic',
    facts: before({ db: { component: 'mariadb', version: '11.8' } }),
  },
  {
    rule: 'UPG-3',
    title: 'a major version is skipped',
    answers: answersOf({ own: { component: 'own', version: '3' } }),
    severity: 'block',
    fix: 'automatic',
    facts: { ...own(stepwise), ...before({ own: { component: 'own', version: '1' } }) },
  },
  {
    rule: 'UPG-4',
    title: 'data of Redis given to Valkey',
    answers: answersOf({ c: 'valkey' }),
    severity: 'block',
    fix: 'chosen',
    facts: before({ c: 'redis' }),
  },
  {
    rule: 'UPG-5',
    title: 'data of another component',
    answers: answersOf({ db: 'postgres' }),
    severity: 'block',
    fix: 'chosen',
    facts: before({ db: 'mysql' }),
  },
  {
    rule: 'UPG-6',
    title: 'a step that cannot be undone',
    answers: answersOf({ db: { component: 'mysql', version: '9.7' } }),
    severity: 'warn',
    fix: 'none',
    facts: before({ db: { component: 'mysql', version: '8.4' } }),
  },
  {
    rule: 'UPG-7',
    title: 'a step that has to be prepared',
    answers: answersOf({ own: { component: 'own', version: '3' } }),
    severity: 'warn',
    fix: 'none',
    facts: { ...own(prepared), ...before({ own: { component: 'own', version: '2' } }) },
  },
  {
    rule: 'UPG-8',
    title: 'what is read on the first start only',
    answers: answersOf({ db: { component: 'postgres', options: { database: 'other' } } }),
    severity: 'warn',
    fix: 'automatic',
    facts: before({ db: 'postgres' }),
  },
  {
    rule: 'UPG-9',
    title: 'a version that left the catalogue',
    answers: answersOf({ db: 'postgres' }),
    severity: 'inform',
    fix: 'none',
    facts: before({ db: { component: 'postgres', version: '12' } }),
  },
]

function twice(answers: WizardAnswers): WizardAnswers {
  return { ...answers, parts: [...answers.parts, ...answers.parts] }
}
