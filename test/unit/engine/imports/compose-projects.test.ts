import { expect, test } from 'vitest'
import type { ListedContainer } from '#engine/docker/container-listing.ts'
import { composeProjects, type ProjectListing, projectListing } from '#engine/imports/compose-projects.ts'
import { listedContainer } from './listed-container.ts'

const of = (project: string, service: string, more: Readonly<Record<string, string>> = {}) => ({
  'com.docker.compose.project': project,
  'com.docker.compose.service': service,
  'com.docker.compose.container-number': '1',
  'com.docker.compose.project.config_files': '/srv/shop/compose.yaml,/srv/shop/more.yaml',
  ...more,
})

const listing = (containers: readonly ListedContainer[]): ProjectListing => ({ containers, networks: [], volumes: [] })
const free = { taken: new Set<string>(), stacks: new Set<string>() }

test('projects come by name, with their services and the files that Compose named', () => {
  const found = composeProjects(
    listing([
      listedContainer('shop-web-1', of('shop', 'web')),
      listedContainer('shop-db-1', of('shop', 'db'), { state: 'exited' }),
      listedContainer('blog-web-1', of('blog', 'web')),
    ]),
    free,
  )
  expect(found.map(({ name, obstacle }) => [name, obstacle])).toEqual([
    ['blog', null],
    ['shop', null],
  ])
  expect(found[1]).toMatchObject({
    services: [
      { service: 'db', containers: [{ name: 'shop-db-1', state: 'exited' }] },
      { service: 'web', containers: [{ name: 'shop-web-1', state: 'running' }] },
    ],
    configFiles: ['/srv/shop/compose.yaml', '/srv/shop/more.yaml'],
  })
})

test('what a stack made or took over is no project to import, nor is what `docker compose run` made', () => {
  const own = listedContainer('shop-web-1', of('shop', 'web', { 'io.stackwright.stack_id': 'x' }))
  const once = listedContainer('shop-web-run-1', of('shop', 'web', { 'com.docker.compose.oneoff': 'True' }))
  expect(composeProjects(listing([own, once]), free)).toEqual([])
  const theirs = listing([listedContainer('blog-web-1', of('blog', 'web'))])
  expect(composeProjects(theirs, { ...free, taken: new Set(['blog']) })).toEqual([])
  expect(projectListing(listing([own, once]), 'shop').containers).toEqual([])
})

test('what keeps a project from becoming a stack is said', () => {
  const obstacle = (project: string, stacks: readonly string[] = []) =>
    composeProjects(listing([listedContainer('a', of(project, 'web'))]), { ...free, stacks: new Set(stacks) })[0]
      ?.obstacle
  expect(obstacle('shop', ['shop'])).toBe('A stack called shop exists already.')
  expect(obstacle('Upper Case')).toBe('Its name cannot be the name of a stack.')
})
