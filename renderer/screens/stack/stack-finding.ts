import type { StackSummary } from '#shared/model/stack.ts'

/** The head's sentence: which version, where, and how far it is as asked. */
export function stackFinding(stack: StackSummary): string {
  const { currentVersion, latestVersion, hostName, services } = stack
  if (currentVersion === null) {
    return latestVersion
      ? `Version ${latestVersion} is stored for ${hostName} and was never applied.`
      : `For ${hostName}. It has no version yet.`
  }
  const version = `Version ${currentVersion} on ${hostName}.`
  if (stack.status === 'REMOVED') return `Removed from ${hostName}. Its versions are kept.`
  if (stack.status === 'DEPLOYING') return `${version} A command works on it.`
  if (!stack.live) return `${version} The host is silent; this is shown as last seen.`
  if (!services) return version
  return services.running === services.desired
    ? `${version} All ${services.desired} services are as asked.`
    : `${version} ${services.running} of ${services.desired} services are as asked.`
}
