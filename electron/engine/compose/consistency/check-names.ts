import { type Check, reportAt } from './checking.ts'

/** Two services cannot give their containers one name. */
export const checkNames: Check = (checking) => {
  const owners = new Map<string, string>()
  for (const [name, service] of Object.entries(checking.project.services)) {
    const container = service.container_name
    if (container === undefined) continue
    const owner = owners.get(container)
    if (owner === undefined) owners.set(container, name)
    else {
      const message = `${name} and ${owner} both call their container ${container}. Give each its own name.`
      reportAt(checking, ['services', name, 'container_name'], { rule: 'container-name', message })
    }
  }
}
