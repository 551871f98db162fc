import { endOfLife, serverArchitectures } from '../architectures.ts'
import { databaseNeed } from '../database-need.ts'
import { defineComponent } from '../define-component.ts'

const databaseEnvironment = (kind: string, scheme: string) => [
  { name: 'KC_DB', value: kind },
  { name: 'KC_DB_URL', value: `jdbc:${scheme}://{{provider.host}}:{{provider.port}}/{{provider.database}}` },
  { name: 'KC_DB_USERNAME', value: '{{provider.user}}' },
  { name: 'KC_DB_PASSWORD', value: '{{provider.password}}' },
]

const source = 'keycloak.org/server/db'

/** Keycloak in production mode, behind a proxy that speaks HTTPS. */
export const keycloak = defineComponent({
  id: 'keycloak',
  title: 'Keycloak',
  summary: 'Signs people in to all applications, with OpenID Connect and SAML.',
  category: 'identity',
  keywords: ['oidc', 'saml', 'sso', 'login', 'identity'],
  icon: ['M8 4h8l4 8-4 8H8l-4-8z', 'M12 9.5a2 2 0 1 0 0 .01', 'M12 11.5V15'],
  licence: 'Apache-2.0',
  homepage: 'https://www.keycloak.org',
  image: 'quay.io/keycloak/keycloak',
  versions: [
    {
      id: '26.7',
      tag: '26.7.2',
      release: '26.7.2',
      ends: { date: null, rule: 'until the next minor release', source: endOfLife },
      architectures: serverArchitectures,
    },
  ],
  recommended: '26.7',
  options: [
    {
      id: 'url',
      kind: 'text',
      title: 'Address that people open',
      default: '',
      placeholder: 'https://login.example.org',
      pattern: { matches: '^(https?://\\S+)?$', message: 'An address that starts with http:// or https://.' },
    },
    { id: 'user', kind: 'text', title: 'First administrator', default: 'admin', required: true, firstStartOnly: true },
    { id: 'password', kind: 'secret', title: 'Password of the first administrator', firstStartOnly: true },
    {
      id: 'mode',
      kind: 'select',
      title: 'Mode',
      default: 'start',
      choices: [
        { value: 'start', title: 'Production' },
        { value: 'start-dev', title: 'Development' },
      ],
      advanced: true,
    },
    {
      id: 'realm',
      kind: 'text',
      title: 'Realm that parts are told of',
      default: 'master',
      required: true,
      advanced: true,
    },
  ],
  service: {
    command: ['{{option.mode}}'],
    environment: [
      { name: 'KC_BOOTSTRAP_ADMIN_USERNAME', value: '{{option.user}}' },
      { name: 'KC_BOOTSTRAP_ADMIN_PASSWORD', value: '{{option.password}}' },
      { name: 'KC_HOSTNAME', value: '{{option.url}}', when: [{ option: 'url', isNot: '' }] },
      { name: 'KC_HOSTNAME_STRICT', value: 'false', when: [{ option: 'url', is: '' }] },
      { name: 'KC_HTTP_ENABLED', value: 'true', about: 'The proxy in front speaks HTTPS' },
      { name: 'KC_PROXY_HEADERS', value: 'xforwarded' },
      { name: 'KC_HEALTH_ENABLED', value: 'true' },
      { name: 'KC_METRICS_ENABLED', value: 'true' },
    ],
    ports: [
      { id: 'http', title: 'Keycloak', container: 8080, audience: 'public', scheme: 'http' },
      { id: 'management', title: 'Health and metrics', container: 9000, audience: 'internal' },
    ],
    health: [
      {
        test: [
          'CMD',
          'bash',
          '-c',
          "exec 3<>/dev/tcp/127.0.0.1/{{port.management}}; printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3; read -r l <&3; [[ $l == *200* ]]",
        ],
        startPeriod: '120s',
      },
    ],
  },
  provides: [
    { capability: 'http', port: 'http' },
    { capability: 'oidc', port: 'http', facts: { issuer: '{{option.url}}/realms/{{option.realm}}' } },
    { capability: 'metrics:prometheus', port: 'management' },
  ],
  needs: [
    databaseNeed(['postgres', 'mariadb', 'mysql'], {
      required: true,
      supported: [
        { component: 'postgres', range: '>=14 <19', source },
        { component: 'mariadb', range: '>=10.6 <12', source },
        { component: 'mysql', range: '>=8.0 <9', source },
      ],
      ways: [
        {
          id: 'postgres',
          title: 'PostgreSQL',
          capabilities: ['sql:postgres'],
          environment: databaseEnvironment('postgres', 'postgresql'),
        },
        {
          id: 'mariadb',
          title: 'MariaDB',
          capabilities: ['sql:mariadb'],
          environment: databaseEnvironment('mariadb', 'mariadb'),
        },
        {
          id: 'mysql',
          title: 'MySQL',
          capabilities: ['sql:mysql'],
          environment: databaseEnvironment('mysql', 'mysql'),
        },
      ],
    }),
  ],
  companions: ['postgres', 'traefik'],
  publicUrlOption: 'url',
  resources: { memoryMegabytes: 750, limitMegabytes: 1024, source: 'docs.redhat.com, RHBK 26.4, container memory' },
  tools: ['bash'],
  uid: 1000,
  rules: [
    {
      id: 'SEC-9',
      severity: 'warn',
      when: [{ option: 'mode', is: 'start-dev' }],
      message: 'Keycloak runs in development mode.',
      why: 'It leaves out checks that protect the people who sign in.',
      fix: { title: 'Run it in production mode', option: 'mode', value: 'start' },
    },
  ],
  upgrade: {
    kind: 'forward-only',
    note: 'The database is changed at the start of a new release, with no way back.',
    backup: 'a dump of its database, and an export of the realms',
  },
  unverified: [
    'That bash is in the image.',
    'Whether files can be given for secrets.',
    'Architectures beyond amd64 and arm64.',
  ],
  sources: [source, 'keycloak.org/observability/health', 'keycloak/keycloak 26.8.1 Dockerfile', endOfLife],
})
