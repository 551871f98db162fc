import { expect, test } from 'vitest'
import { loadDocument } from '#engine/compose/load-document.ts'
import { reconstructDocument } from '#engine/imports/reconstruct-document.ts'
import type { AdoptedContainer } from '#engine/reconcile/adopted-container.ts'
import { desiredState } from '#engine/reconcile/desired-state.ts'
import { reconcile } from '#engine/reconcile/reconcile.ts'
import { anonymous, composed, composedHost, containerId, observedWeb } from '../reconcile/composed.ts'
import { stackId } from '../reconcile/shop.ts'
import { listedContainer } from './listed-container.ts'

const labels = {
  'com.docker.compose.project': 'shop',
  'com.docker.compose.service': 'web',
  'com.docker.compose.container-number': '1',
  'com.docker.compose.project.working_dir': '/srv/shop',
}
const listed = listedContainer('shop-web-1', labels, { id: containerId })

const documentOf = (found: AdoptedContainer) =>
  reconstructDocument({
    name: 'shop',
    containers: [listed],
    networks: [],
    volumes: [],
    configurations: new Map([[containerId, found]]),
  })

/** What a plan for the reconstructed document would make anew. */
function madeAnew(changes: Partial<AdoptedContainer>) {
  const found = composed({
    ...changes,
    endpoints: {},
    hostConfig: { ...composed().hostConfig, ...changes.hostConfig, NetworkMode: 'none' },
  })
  const { project } = loadDocument({ name: 'shop', document: documentOf(found) })
  const desired = desiredState(project, { stackId, stackName: 'shop', version: 1 })
  const observed = composedHost([observedWeb(found)], { networks: [] })
  const { plan } = reconcile({ desired, observed, previous: null, hostName: 'local', anonymousVolumes: [] })
  return plan.operations.flatMap(({ kind, cause }) => (kind === 'create-container' ? [cause] : []))
}

const cases: Readonly<Record<string, Partial<AdoptedContainer>>> = {
  'nothing but an image': {},
  'values with a dollar sign': { env: ['A=$B $C', ...composed().env], cmd: ['echo', '$HOME'] },
  'a command and an entrypoint of its own': { entrypoint: ['sh', '-c'], cmd: ['true'] },
  'limits and rights': {
    hostConfig: {
      RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 3 },
      Memory: 67_108_864,
      MemorySwap: 134_217_728,
      NanoCpus: 500_000_000,
      CapAdd: ['NET_ADMIN'],
      ReadonlyRootfs: true,
      Annotations: { tier: 'a' },
      PidMode: 'host',
      SecurityOpt: ['label=disable'],
    },
  },
  'a health check that is switched off': {
    healthcheck: { test: ['NONE'], interval: 0, timeout: 0, startPeriod: 0, startInterval: 0, retries: 0 },
  },
  'a mount of the host and an anonymous volume': {
    mounts: [
      anonymous('/data'),
      anonymous('/scratch'),
      { ...anonymous('/conf'), type: 'bind', name: '', source: '/srv/shop/conf', readOnly: true },
    ],
  },
}
test.each(Object.entries(cases))('the document of a container asks for what it is: %s', (_name, changes) => {
  expect(madeAnew(changes)).toEqual([])
})

test('relative paths of a person’s own files start where the project was', () => {
  expect(documentOf(composed({ endpoints: {} })).projectDirectory).toBe('/srv/shop')
})
