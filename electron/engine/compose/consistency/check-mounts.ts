import { cleanTarget } from '../decode/parse-short-mount.ts'
import { type Check, reportAt } from './checking.ts'

/** Two mounts at one place in a container hide each other: `volumes` and `tmpfs` of a service must differ. */
export const checkMounts: Check = (checking) => {
  for (const [name, service] of Object.entries(checking.project.services)) {
    const targets = new Set((service.volumes ?? []).map((mount) => mount.target))
    for (const [index, text] of (service.tmpfs ?? []).entries()) {
      const target = cleanTarget(text.split(':')[0] ?? '')
      if (targets.has(target)) {
        const message = `${name} mounts two things at ${target}. Remove one of them.`
        reportAt(checking, ['services', name, 'tmpfs', String(index)], { rule: 'duplicate-mount', message })
      }
      targets.add(target)
    }
  }
}
