import { repositoryOf } from '../lint/data-folders.ts'

/** How well-known images are asked whether they do their work, with programs that the image has (their pages on the Hub). */
const tests: ReadonlyMap<string, string> = new Map([
  ['postgres', '["CMD-SHELL", "pg_isready -U $${POSTGRES_USER:-postgres}"]'],
  ['mysql', '["CMD", "mysqladmin", "ping", "-h", "127.0.0.1"]'],
  ['mariadb', '["CMD", "healthcheck.sh", "--connect", "--innodb_initialized"]'],
  ['redis', '["CMD", "redis-cli", "ping"]'],
  ['valkey', '["CMD", "valkey-cli", "ping"]'],
  ['mongo', '["CMD", "mongosh", "--quiet", "--eval", "db.adminCommand(\'ping\')"]'],
  ['rabbitmq', '["CMD", "rabbitmq-diagnostics", "-q", "ping"]'],
])

/** The lines of a health check for an image; null for images that are not well known. */
export const healthCheckOf = (image: string): readonly string[] | null => {
  const test = tests.get(repositoryOf(image))
  return test === undefined
    ? null
    : ['healthcheck:', `  test: ${test}`, '  interval: 5s', '  retries: 10', '  start_period: 30s']
}
