import type { z } from 'zod'
import type { Need } from './component-wiring.ts'
import { databaseNeed } from './database-need.ts'
import { mailNeed } from './mail-need.ts'

type NeedInput = z.input<typeof Need>

/** Asked for beside a connection of an application, so that two of a kind can be told apart. */
const prefix = {
  id: 'prefix',
  kind: 'text',
  title: 'Prefix of the variables',
  help: 'Put before each name, for an application with two connections of one kind.',
  default: '',
  pattern: { matches: '^([A-Z][A-Z0-9_]*_)?$', message: 'Capital letters, digits and _, ending in _, or nothing.' },
  advanced: true,
} as const

/** An address in one variable, as most frameworks read it. */
const url = (name: string, value: string, capabilities: string[] = [], id = 'url') => ({
  id,
  title: `As an address in ${name}`,
  capabilities,
  options: [prefix],
  environment: [{ name, value }],
})

const databaseParts = (
  id: string,
  title: string,
  names: readonly [string, string, string, string, string],
  capabilities: string[],
) => ({
  id,
  title,
  capabilities,
  options: [prefix],
  environment: [
    { name: names[0], value: '{{provider.host}}' },
    { name: names[1], value: '{{provider.port}}' },
    { name: names[2], value: '{{provider.database}}' },
    { name: names[3], value: '{{provider.user}}' },
    { name: names[4], value: '{{provider.password}}' },
  ],
})

const spring = (id: string, scheme: string, capability: string) => ({
  id,
  title: 'As Spring Boot reads it',
  capabilities: [capability],
  environment: [
    {
      name: 'SPRING_DATASOURCE_URL',
      value: `jdbc:${scheme}://{{provider.host}}:{{provider.port}}/{{provider.database}}`,
    },
    { name: 'SPRING_DATASOURCE_USERNAME', value: '{{provider.user}}' },
    { name: 'SPRING_DATASOURCE_PASSWORD', value: '{{provider.password}}' },
  ],
})

const anyDatabase: NeedInput = databaseNeed(['postgres', 'mysql', 'mariadb'], {
  many: true,
  ways: [
    url(
      'DATABASE_URL',
      'postgres://{{provider.user}}:{{provider.password}}@{{provider.host}}:{{provider.port}}/{{provider.database}}',
      ['sql:postgres'],
    ),
    url(
      'DATABASE_URL',
      'mysql://{{provider.user}}:{{provider.password}}@{{provider.host}}:{{provider.port}}/{{provider.database}}',
      ['sql:mysql', 'sql:mariadb'],
      'mysqlUrl',
    ),
    databaseParts(
      'parts',
      'One by one, in DB_HOST, DB_PORT and so on',
      ['DB_HOST', 'DB_PORT', 'DB_NAME', 'DB_USER', 'DB_PASSWORD'],
      [],
    ),
    databaseParts(
      'libpq',
      'As the tools of PostgreSQL read it, in PGHOST and so on',
      ['PGHOST', 'PGPORT', 'PGDATABASE', 'PGUSER', 'PGPASSWORD'],
      ['sql:postgres'],
    ),
    spring('spring', 'postgresql', 'sql:postgres'),
    spring('springMysql', 'mysql', 'sql:mysql'),
    spring('springMariadb', 'mariadb', 'sql:mariadb'),
  ],
})

/** What any application of one's own may need; which of it does is for the person who wrote it to say. */
export const appNeeds: readonly NeedInput[] = [
  anyDatabase,
  {
    id: 'documents',
    title: 'Document database',
    capabilities: ['doc:mongodb'],
    suggests: 'mongodb',
    ways: [
      url(
        'MONGODB_URL',
        'mongodb://{{provider.user}}:{{provider.password}}@{{provider.host}}:{{provider.port}}/{{provider.database}}?authSource=admin',
      ),
    ],
  },
  {
    id: 'cache',
    title: 'Cache',
    capabilities: ['cache:redis'],
    many: true,
    suggests: 'valkey',
    ways: [
      url('REDIS_URL', 'redis://{{provider.signIn}}{{provider.host}}:{{provider.port}}/0'),
      {
        id: 'parts',
        title: 'One by one, in REDIS_HOST, REDIS_PORT and REDIS_PASSWORD',
        options: [prefix],
        environment: [
          { name: 'REDIS_HOST', value: '{{provider.host}}' },
          { name: 'REDIS_PORT', value: '{{provider.port}}' },
          { name: 'REDIS_PASSWORD', value: '{{provider.password}}' },
        ],
      },
    ],
  },
  {
    id: 'broker',
    title: 'Message broker',
    capabilities: ['amqp', 'nats', 'kafka'],
    many: true,
    suggests: 'rabbitmq',
    ways: [
      url(
        'AMQP_URL',
        'amqp://{{provider.user}}:{{provider.password}}@{{provider.host}}:{{provider.port}}/{{provider.vhost}}',
        ['amqp'],
        'amqp',
      ),
      url('NATS_URL', 'nats://{{provider.signIn}}{{provider.host}}:{{provider.port}}', ['nats'], 'nats'),
      url('KAFKA_BROKERS', '{{provider.host}}:{{provider.port}}', ['kafka'], 'kafka'),
    ],
  },
  {
    id: 'storage',
    title: 'Object storage',
    capabilities: ['s3'],
    ways: [
      {
        id: 's3',
        title: 'In S3_ENDPOINT, S3_BUCKET and the keys',
        options: [prefix],
        environment: [
          { name: 'S3_ENDPOINT', value: 'http://{{provider.host}}:{{provider.port}}' },
          { name: 'S3_BUCKET', value: '{{provider.bucket}}' },
          { name: 'S3_ACCESS_KEY', value: '{{provider.accessKey}}' },
          { name: 'S3_SECRET_KEY', value: '{{provider.secretKey}}' },
        ],
      },
    ],
  },
  {
    id: 'search',
    title: 'Search',
    capabilities: ['search:meili', 'search:elastic', 'search:opensearch'],
    ways: [
      {
        id: 'meili',
        title: 'In MEILI_URL and MEILI_KEY',
        capabilities: ['search:meili'],
        environment: [
          { name: 'MEILI_URL', value: 'http://{{provider.host}}:{{provider.port}}' },
          { name: 'MEILI_KEY', value: '{{provider.key}}' },
        ],
      },
      {
        id: 'elastic',
        title: 'In ELASTICSEARCH_URL and the password',
        capabilities: ['search:elastic'],
        environment: [
          { name: 'ELASTICSEARCH_URL', value: 'http://{{provider.host}}:{{provider.port}}' },
          { name: 'ELASTICSEARCH_USER', value: '{{provider.user}}' },
          { name: 'ELASTICSEARCH_PASSWORD', value: '{{provider.password}}' },
        ],
      },
      {
        id: 'opensearch',
        title: 'In OPENSEARCH_URL and the password',
        capabilities: ['search:opensearch'],
        environment: [
          { name: 'OPENSEARCH_URL', value: 'https://{{provider.host}}:{{provider.port}}' },
          { name: 'OPENSEARCH_USER', value: '{{provider.user}}' },
          { name: 'OPENSEARCH_PASSWORD', value: '{{provider.password}}' },
        ],
      },
    ],
  },
  mailNeed({
    id: 'smtp',
    title: 'In SMTP_HOST and SMTP_PORT',
    environment: [
      { name: 'SMTP_HOST', value: '{{provider.host}}' },
      { name: 'SMTP_PORT', value: '{{provider.port}}' },
    ],
  }),
  {
    id: 'identity',
    title: 'Sign-in (OpenID Connect)',
    capabilities: ['oidc'],
    suggests: 'keycloak',
    ways: [
      {
        id: 'oidc',
        title: 'In OIDC_ISSUER',
        help: 'The client and its secret are made in the provider; give them as variables of the application.',
        environment: [{ name: 'OIDC_ISSUER', value: '{{provider.issuer}}' }],
        waits: false,
      },
    ],
  },
]

/** The needs of an application with a starter page that says whether what it is connected to answers. */
export const starterNeeds = (target: string): NeedInput[] =>
  appNeeds.map((need) => ({
    ...need,
    ways: need.ways.map((way) => ({ ...way, fragments: { targets: target } })),
  }))
