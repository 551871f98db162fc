import { stringify } from 'yaml'
import type { ComposeProject } from '#shared/model/compose-project.ts'
import type { StackDocument } from '#shared/model/document.ts'

const path = 'compose.scale.yaml'

/**
 * The document with one more compose file that asks for as many containers as run, where `docker compose up --scale` made
 * more than the files ask for: importing must not end them.
 *
 * @param running number of containers by service
 */
export function keepScale(
  document: StackDocument,
  project: ComposeProject,
  running: ReadonlyMap<string, number>,
): { readonly document: StackDocument; readonly notes: readonly string[] } {
  const scaled = [...running].filter(([name, count]) => {
    const service = project.services[name]
    return service !== undefined && count > (service.deploy?.replicas ?? 1)
  })
  if (scaled.length === 0 || document.files.some((file) => file.path === path)) return { document, notes: [] }
  const services = Object.fromEntries(
    scaled.sort().map(([name, count]) => [name, { scale: count, deploy: { replicas: count } }]),
  )
  const content = `# As many containers as ran when the project was imported (docker compose up --scale).\n${stringify({ services })}`
  return {
    document: {
      ...document,
      composeFiles: [...document.composeFiles, path],
      files: [...document.files, { path, content }],
    },
    notes: scaled.map(([name, count]) => `${name} keeps its ${count} containers: ${path} was added for that.`),
  }
}
