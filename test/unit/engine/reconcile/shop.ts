import { type DesiredState, desiredState } from '#engine/reconcile/desired-state.ts'
import type { ComposeProject, ComposeService } from '#shared/model/compose-project.ts'

export const stackId = '01900000-0000-7000-8000-000000000001'

const service = (image: string, more: Partial<ComposeService> = {}): ComposeService => ({
  image,
  command: null,
  entrypoint: null,
  networks: { default: null },
  ...more,
})

const healthcheck = { test: ['CMD', 'probe'], interval: '2s', timeout: '1s', retries: 5, start_period: '5s' }

/** nginx before an application before a database with a named volume. */
export interface ShopChanges {
  readonly mode?: string
  readonly without?: string
  readonly services?: Record<string, ComposeService>
  /** Of the network. */
  readonly internal?: boolean
}

export function shop(changes: ShopChanges = {}): ComposeProject {
  const services: Record<string, ComposeService> = {
    web: service('testbed/nginx:1', {
      depends_on: { app: { condition: 'service_healthy', required: true } },
      ports: [{ mode: 'ingress', target: 80, published: '8080', protocol: 'tcp' }],
    }),
    app: service('testbed/node:1', {
      environment: { MODE: changes.mode ?? 'plain', PGHOST: 'db' },
      depends_on: { db: { condition: 'service_healthy', required: true } },
      healthcheck,
    }),
    db: service('testbed/postgres:1', {
      environment: { POSTGRES_PASSWORD: 'secret' },
      volumes: [{ type: 'volume', source: 'data', target: '/var/lib/postgresql/data' }],
      healthcheck,
    }),
    ...changes.services,
  }
  if (changes.without !== undefined) delete services[changes.without]
  return {
    name: 'shop',
    services,
    networks: { default: { name: 'shop_default', internal: changes.internal ?? false } },
    volumes: { data: { name: 'shop_data' } },
  }
}

export const shopState = (version: number, changes: ShopChanges = {}): DesiredState =>
  desiredState(shop(changes), { stackId, stackName: 'shop', version })
