import { catalogueOf } from './catalogue.ts'
import { adminer } from './components/adminer.ts'
import { alertmanager } from './components/alertmanager.ts'
import { caddy } from './components/caddy.ts'
import { elasticsearch } from './components/elasticsearch.ts'
import { ghost } from './components/ghost.ts'
import { gitea } from './components/gitea.ts'
import { grafana } from './components/grafana.ts'
import { haproxy } from './components/haproxy.ts'
import { kafka } from './components/kafka.ts'
import { keycloak } from './components/keycloak.ts'
import { loki } from './components/loki.ts'
import { mailpit } from './components/mailpit.ts'
import { mariadb } from './components/mariadb.ts'
import { meilisearch } from './components/meilisearch.ts'
import { minio } from './components/minio.ts'
import { mongodb } from './components/mongodb.ts'
import { mysql } from './components/mysql.ts'
import { nats } from './components/nats.ts'
import { nextcloud } from './components/nextcloud.ts'
import { nginx } from './components/nginx.ts'
import { nodeApp } from './components/node-app.ts'
import { nodeExporter } from './components/node-exporter.ts'
import { opensearch } from './components/opensearch.ts'
import { pgadmin } from './components/pgadmin.ts'
import { phpFpm } from './components/php-fpm.ts'
import { phpmyadmin } from './components/phpmyadmin.ts'
import { postgres } from './components/postgres.ts'
import { prometheus } from './components/prometheus.ts'
import { pythonApp } from './components/python-app.ts'
import { rabbitmq } from './components/rabbitmq.ts'
import { redis } from './components/redis.ts'
import { seaweedfs } from './components/seaweedfs.ts'
import { tomcat } from './components/tomcat.ts'
import { traefik } from './components/traefik.ts'
import { umami } from './components/umami.ts'
import { valkey } from './components/valkey.ts'
import { wildfly } from './components/wildfly.ts'
import { wordpress } from './components/wordpress.ts'

/** The components that come with the product, in the order they are shown within their category. */
export const builtInCatalogue = catalogueOf([
  nginx,
  traefik,
  caddy,
  haproxy,
  nodeApp,
  pythonApp,
  phpFpm,
  tomcat,
  wildfly,
  postgres,
  mysql,
  mariadb,
  mongodb,
  redis,
  valkey,
  rabbitmq,
  nats,
  kafka,
  seaweedfs,
  minio,
  opensearch,
  elasticsearch,
  meilisearch,
  prometheus,
  alertmanager,
  nodeExporter,
  loki,
  grafana,
  adminer,
  pgadmin,
  phpmyadmin,
  mailpit,
  keycloak,
  wordpress,
  nextcloud,
  gitea,
  ghost,
  umami,
])
