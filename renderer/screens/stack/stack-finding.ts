import type { StackSummary } from '#shared/model/stack.ts'
import { isBusy } from '../../components/status-of.ts'

/** The head's sentence: which version, where, and how far it is as asked. */
export function stackFinding(stack: StackSummary): string {
  const { currentVersion, hostName, services } = stack
  if (stack.status === 'REMOVED') return 'Removed. Its history stays; apply a version to bring it back.'
  if (currentVersion === null) return notApplied(stack)
  const version = `Version ${currentVersion} on ${hostName}.`
  if (isBusy(stack)) return `${version} A command works on it.`
  if (!stack.live) return `${version} The host is silent; this is shown as last seen.`
  if (!services) return version
  return services.running === services.desired
    ? `${version} All ${services.desired} services are as asked.`
    : `${version} ${services.running} of ${services.desired} services are as asked.`
}

function notApplied({ status, latestVersion, hostName, lastCommand }: StackSummary): string {
  if (latestVersion === null) return `For ${hostName}. It has no version yet.`
  if (status === 'DEPLOYING') return `Version ${latestVersion} for ${hostName}. A command works on it.`
  return lastCommand?.status === 'FAILED'
    ? `Version ${latestVersion} is stored for ${hostName}. ${lastCommand.title} failed.`
    : `Version ${latestVersion} is stored for ${hostName} and was never applied.`
}
