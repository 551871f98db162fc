import type { ImageHealthcheck, ImageRecipe } from './image-recipe.ts'

const second = 1_000_000_000

const healthcheck = (test: string, rest: Partial<ImageHealthcheck> = {}): ImageHealthcheck => ({
  Test: ['CMD-SHELL', test],
  Interval: 2 * second,
  Timeout: 3 * second,
  Retries: 5,
  ...rest,
})

const passwd = `root:x:0:0:root:/root:/bin/sh
www-data:x:33:33::/var/www:/bin/sh
postgres:x:70:70::/var/lib/postgresql:/bin/sh
redis:x:71:71::/var/lib/redis:/bin/sh
node:x:1000:1000::/home/node:/bin/sh
nobody:x:65534:65534::/:/bin/false
`

const group = `root:x:0:
adm:x:4:
tty:x:5:
www-data:x:33:
postgres:x:70:
redis:x:71:
node:x:1000:
nogroup:x:65534:
`

const nginxConf = `user www-data;
worker_processes 1;
pid /run/nginx.pid;
error_log /dev/stderr warn;
events { worker_connections 512; }
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log /dev/stdout;
  include /etc/nginx/conf.d/*.conf;
}
`

const nginxDefaultSite = `server {
  listen 80 default_server;
  root /usr/share/nginx/html;
  location = /healthz { return 200 "ok\\n"; }
  location / { try_files $uri $uri/ =404; }
}
`

// Takes the variables of the official image, so that one compose file runs on either.
const postgresEntry = `#!/bin/sh
set -e
user=\${POSTGRES_USER:-postgres}
mkdir -p /run/postgresql "$PGDATA"
chown -R postgres:postgres /run/postgresql "$PGDATA"
chmod 700 "$PGDATA"
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  [ -n "$POSTGRES_PASSWORD" ] || { echo 'POSTGRES_PASSWORD is not set' >&2; exit 1; }
  printf %s "$POSTGRES_PASSWORD" >/tmp/password
  chown postgres /tmp/password
  su postgres -c "initdb -D '$PGDATA' -U '$user' --pwfile=/tmp/password --auth-host=scram-sha-256 --auth-local=trust --locale=C -E UTF8 --no-sync"
  rm /tmp/password
  echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
  printf "listen_addresses='*'\\njit=off\\nunix_socket_directories='/run/postgresql'\\n" >>"$PGDATA/postgresql.conf"
  database=\${POSTGRES_DB:-$user}
  [ "$database" = postgres ] || echo "CREATE DATABASE \\"$database\\"" | su postgres -c "postgres --single -j -D '$PGDATA' postgres" >/dev/null
fi
exec su postgres -c "exec postgres -D '$PGDATA'"
`

const nodeServer = `const { createServer } = require('node:http')
const server = createServer((request, response) => {
  console.log(request.method, request.url)
  response.end('ok ' + (process.env.MSG ?? '') + '\\n')
})
server.listen(Number(process.env.PORT ?? 3000), () => console.log('listening'))
process.on('SIGTERM', () => process.exit(0))
`

// Configuration and web applications are where the official image has them, so that one compose file runs on either.
const tomcatEntry = `#!/bin/sh
set -e
export CATALINA_HOME=/usr/share/tomcat10 CATALINA_BASE=/usr/local/tomcat
for folder in conf logs temp webapps work; do mkdir -p "$CATALINA_BASE/$folder"; done
[ -e "$CATALINA_BASE/conf/server.xml" ] || cp -r "$CATALINA_HOME/etc/." "$CATALINA_BASE/conf/"
JAVA_HOME=$(ls -d /usr/lib/jvm/java-*-openjdk-* | head -n 1)
export JAVA_HOME
exec sh "$CATALINA_HOME/bin/catalina.sh" run
`

/**
 * Small images of programs that people really run, made without any registry. Sizes and packages were chosen on Debian 12;
 * package names without a version keep the recipes good for later releases and for Ubuntu.
 */
export const imageRecipes = {
  base: {
    packages: ['libc6', 'busybox-static', 'tzdata'],
    linkBusyboxApplets: true,
    entries: [
      ...['dev', 'proc', 'sys', 'run', 'root', 'home', 'var/log', 'var/lib', 'usr/local/bin'].map((path) => ({
        path,
        folder: true as const,
      })),
      { path: 'tmp', folder: true, mode: 0o1777 },
      { path: 'var/tmp', folder: true, mode: 0o1777 },
      { path: 'var/run', linkTo: '../run' },
      { path: 'etc/passwd', content: passwd },
      { path: 'etc/group', content: group },
      { path: 'etc/nsswitch.conf', content: 'passwd: files\ngroup: files\nhosts: files dns\n' },
    ],
    config: { Cmd: ['/bin/sh'] },
  },
  busybox: {
    packages: [],
    entries: [],
    // A shell with a trap, because a plain sleep as process 1 ignores SIGTERM and makes every stop take the whole grace time.
    config: {
      Cmd: ['sh', '-c', 'trap "exit 0" TERM INT; sleep infinity & wait'],
      Healthcheck: healthcheck('test ! -e /tmp/unhealthy', { Retries: 3 }),
    },
  },
  nginx: {
    packages: ['nginx'],
    entries: [
      { path: 'etc/nginx/nginx.conf', content: nginxConf },
      { path: 'etc/nginx/conf.d/default.conf', content: nginxDefaultSite },
      { path: 'usr/share/nginx/html/index.html', content: '<h1>nginx</h1>\n' },
      { path: 'var/lib/nginx', folder: true },
      { path: 'var/log/nginx', folder: true },
    ],
    config: {
      Cmd: ['nginx', '-g', 'daemon off;'],
      ExposedPorts: { '80/tcp': {} },
      StopSignal: 'SIGQUIT',
      Healthcheck: healthcheck('wget -q -O /dev/null http://127.0.0.1/healthz'),
    },
  },
  postgres: {
    packages: ['postgresql'],
    linkProgramsOf: 'usr/lib/postgresql/*/bin',
    entries: [
      { path: 'var/lib/postgresql/data', folder: true },
      { path: 'usr/local/bin/postgres-entry', content: postgresEntry, executable: true },
    ],
    config: {
      Env: ['PGDATA=/var/lib/postgresql/data'],
      Cmd: ['postgres-entry'],
      ExposedPorts: { '5432/tcp': {} },
      Volumes: { '/var/lib/postgresql/data': {} },
      StopSignal: 'SIGINT',
      Healthcheck: healthcheck(`pg_isready -q -h /run/postgresql -U "\${POSTGRES_USER:-postgres}"`, {
        StartPeriod: 10 * second,
        Retries: 10,
      }),
    },
  },
  redis: {
    packages: ['redis-server', 'redis-tools'],
    entries: [{ path: 'var/lib/redis', folder: true }],
    config: {
      Cmd: ['redis-server', '--bind', '0.0.0.0', '--protected-mode', 'no', '--save', ''],
      WorkingDir: '/var/lib/redis',
      ExposedPorts: { '6379/tcp': {} },
      Healthcheck: healthcheck('redis-cli ping | grep -q PONG'),
    },
  },
  // Some 270 MB, most of it Java: only what asks for it makes it.
  tomcat: {
    packages: ['tomcat10', 'default-jre-headless'],
    entries: [{ path: 'usr/local/bin/tomcat-entry', content: tomcatEntry, executable: true }],
    config: {
      Env: ['CATALINA_OPTS=-Xmx160m -XX:+UseSerialGC -XX:TieredStopAtLevel=1'],
      Cmd: ['tomcat-entry'],
      WorkingDir: '/usr/local/tomcat',
      ExposedPorts: { '8080/tcp': {} },
      Healthcheck: healthcheck('nc -z 127.0.0.1 8080', { StartPeriod: 20 * second, Retries: 10 }),
    },
  },
  node: {
    packages: ['libstdc++6', 'libatomic1'],
    copyNode: true,
    entries: [{ path: 'app/server.js', content: nodeServer }],
    config: {
      Cmd: ['node', 'server.js'],
      WorkingDir: '/app',
      ExposedPorts: { '3000/tcp': {} },
      Healthcheck: healthcheck('wget -q -O /dev/null http://127.0.0.1:3000/'),
    },
  },
} satisfies Readonly<Record<string, ImageRecipe>>

export type RecipeName = keyof typeof imageRecipes
