import type { WizardAnswers } from '#shared/wizard/answers.ts'
import { answersOf } from './answers-of.ts'

/** Ten stacks as people make them, by the name of their golden document. */
export const typicalStacks: Readonly<Record<string, WizardAnswers>> = {
  'static-site': answersOf({
    web: { component: 'nginx', options: { folder: '/srv/site' }, ports: { http: { port: 80 } } },
  }),
  'node-postgres-redis': answersOf({ web: 'nginx', app: 'node-app', db: 'postgres', cache: 'redis' }, [
    'web.upstream > app : http by path',
    'app.database > db : sql:postgres by url',
    'app.cache > cache : cache:redis by url',
  ]),
  'wordpress-mariadb': answersOf({ site: 'wordpress', db: 'mariadb', look: 'phpmyadmin' }, [
    'site.database > db : sql:mariadb by variables',
    'look.database > db : sql:mariadb by host',
  ]),
  'traefik-two-apps': answersOf({ proxy: 'traefik', app: 'node-app', api: 'python-app' }, [
    { line: 'proxy.upstream > app : http by host', options: { host: 'app.example.org' } },
    { line: 'proxy.upstream > api : http by path', options: { path: '/api' } },
  ]),
  'php-nginx-mysql': answersOf({ web: 'nginx', php: 'php-fpm', db: { component: 'mysql', version: '8.4' } }, [
    'web.fastcgi > php : fastcgi by php',
    'php.database > db : sql:mysql by parts',
  ]),
  monitoring: answersOf(
    { charts: 'grafana', measure: 'prometheus', host: 'node-exporter', logs: 'loki', alarm: 'alertmanager' },
    [
      'charts.metrics > measure : query:prometheus by datasource',
      'charts.logs > logs : query:loki by datasource',
      'measure.targets > host : metrics:prometheus by scrape',
      'measure.targets > logs : metrics:prometheus by scrape',
      'measure.alerts > alarm : alerts by alerting',
    ],
  ),
  'keycloak-postgres': answersOf(
    { login: { component: 'keycloak', options: { url: 'https://login.example.org' } }, db: 'postgres', web: 'caddy' },
    [
      'login.database > db : sql:postgres by postgres',
      { line: 'web.upstream > login : http by host', options: { host: 'login.example.org' } },
    ],
  ),
  nextcloud: answersOf({ cloud: 'nextcloud', db: 'postgres', cache: 'valkey', mail: 'mailpit' }, [
    'cloud.database > db : sql:postgres by postgres',
    'cloud.cache > cache : cache:redis by redis',
    'cloud.mail > mail : smtp by smtp',
  ]),
  'tomcat-two-databases': answersOf(
    {
      app: { component: 'tomcat', memory: '1g', cpus: 1.5 },
      main: 'postgres',
      reports: { component: 'postgres', version: '17' },
    },
    [
      'app.database > main : sql:postgres by spring',
      { line: 'app.database > reports : sql:postgres by parts', options: { prefix: 'REPORTS_' } },
    ],
  ),
  'events-behind-haproxy': answersOf(
    {
      door: { component: 'haproxy', networks: ['front'] },
      app: { component: 'node-app', networks: ['front', 'back'], environment: { LOG: 'all $HOME' } },
      events: { component: 'kafka', networks: ['back'], volumes: { data: { kind: 'folder', path: '/srv/kafka' } } },
      queue: { component: 'rabbitmq', networks: ['back'] },
      store: { component: 'seaweedfs', networks: ['back'] },
    },
    [
      'door.upstream > app : http by all',
      'app.broker > events : kafka by kafka',
      'app.broker > queue : amqp by amqp',
      'app.storage > store : s3 by s3',
    ],
  ),
}
