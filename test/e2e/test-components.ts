import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Component } from '#shared/catalogue/component.ts'
import { builtInCatalogue } from '#shared/catalogue/index.ts'

/** Components whose images are on the Engine of the tests, made of those of the catalogue: a proxy, an application, a store. */
const onTestImages = [
  { of: 'nginx', title: 'Test proxy', image: 'testbed/nginx', health: 'wget -qO /dev/null http://127.0.0.1/healthz' },
  { of: 'node-app', title: 'Test application', image: 'testbed/node', health: null },
  { of: 'redis', title: 'Test store', image: 'testbed/redis', health: null },
] as const

/** Writes them into the data folder, where a person puts components of their own. The catalogue has them at its next visit. */
export async function addTestComponents(dataFolder: string): Promise<void> {
  const folder = join(dataFolder, 'components')
  await mkdir(folder, { recursive: true })
  for (const one of onTestImages) {
    const component = builtInCatalogue.get(one.of)
    if (!component) throw new Error(`the catalogue has no ${one.of}`)
    const id = one.title.toLowerCase().replace(' ', '-')
    await writeFile(join(folder, `${id}.yaml`), JSON.stringify({ ...ofTests(component, one), id, title: one.title }))
  }
}

function ofTests(component: Component, { image, health }: (typeof onTestImages)[number]): Component {
  const [version] = component.versions
  if (!version) throw new Error(`${component.id} has no version`)
  const { service } = component
  const [check] = service.health
  if (!check) throw new Error(`${component.id} has no health check`)
  return {
    ...component,
    image,
    versions: [{ ...version, tag: '1' }],
    recommended: version.id,
    rules: [],
    service:
      health === null
        ? service
        : { ...service, health: [{ ...check, test: ['CMD-SHELL', health], startPeriod: '5s', when: [] }] },
  }
}
