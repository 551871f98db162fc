import type { ComposeProject } from '#shared/model/compose-project.ts'
import type { Problems } from '../problems.ts'
import { locate } from '../source/locate.ts'
import type { SourceNode } from '../source/source-node.ts'
import { lintRules } from './lint-rules.ts'

/** Reports as warnings what is legal but unwise in a model, each with its rule, why, and what to write instead. */
export const lintProject = (project: ComposeProject, tree: SourceNode, problems: Problems): void => {
  for (const [name, service] of Object.entries(project.services)) {
    for (const { id, explanation, check } of lintRules) {
      for (const { path, message, fix } of check(name, service, project)) {
        const keys = ['services', name, ...path]
        const text = `${name}: ${message} ${explanation}`
        problems.warning({ rule: id, message: text, path: keys, position: locate(tree, keys), fix })
      }
    }
  }
}
