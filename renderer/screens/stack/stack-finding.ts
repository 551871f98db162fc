import { plural, t, translated } from '#shared/language/translate.ts'
import type { StackSummary } from '#shared/model/stack.ts'
import { isBusy } from '../../components/status-of.ts'

/** The head's sentence: which version, where, and how far it is as asked. */
export function stackFinding(stack: StackSummary): string {
  const { currentVersion, hostName, services } = stack
  if (stack.status === 'REMOVED') return t('Removed. Its history stays; apply a version to bring it back.')
  if (currentVersion === null) return notApplied(stack)
  const version = t('Version {{currentVersion}} on {{hostName}}.', { currentVersion, hostName })
  if (isBusy(stack)) return t('{{version}} A command works on it.', { version })
  if (!stack.live) return t('{{version}} The host is silent; this is shown as last seen.', { version })
  if (!services) return version
  return services.running === services.desired
    ? plural(
        services.desired,
        '{{version}} Its service is as asked.',
        '{{version}} All {{count}} services are as asked.',
        {
          version,
        },
      )
    : t('{{version}} {{running}} of {{desired}} services are as asked.', {
        version,
        running: services.running,
        desired: services.desired,
      })
}

function notApplied({ status, latestVersion, hostName, lastCommand }: StackSummary): string {
  if (latestVersion === null) return t('For {{hostName}}. It has no version yet.', { hostName })
  if (status === 'DEPLOYING')
    return t('Version {{latestVersion}} for {{hostName}}. A command works on it.', { latestVersion, hostName })
  return lastCommand?.status === 'FAILED'
    ? t('Version {{latestVersion}} is stored for {{hostName}}. {{command}} failed.', {
        latestVersion,
        hostName,
        command: translated(lastCommand.title),
      })
    : t('Version {{latestVersion}} is stored for {{hostName}} and was never applied.', { latestVersion, hostName })
}
