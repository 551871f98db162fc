import type { MenuItemConstructorOptions } from 'electron'
import { t } from '#shared/language/translate.ts'
import type { DesktopState } from './desktop-state.ts'

/** A queue as the tray lists it. */
export type TrayQueue = DesktopState['queues'][number]

/**
 * The lines that pause and resume queues: one for the only host, a submenu of one a host where there are more. What runs
 * goes on to its end in a paused queue.
 */
export function queueItems(
  queues: readonly TrayQueue[],
  steer: (queue: TrayQueue) => void,
): readonly MenuItemConstructorOptions[] {
  const item = (queue: TrayQueue, label: string): MenuItemConstructorOptions => ({
    label: label.replaceAll('&', '&&'),
    click: () => steer(queue),
  })
  const [only, ...others] = queues
  if (only === undefined) return []
  if (others.length === 0) return [item(only, only.paused ? t('Resume the queue') : t('Pause the queue'))]
  return [{ label: t('Queues'), submenu: queues.map((queue) => item(queue, ofHost(queue))) }]
}

const ofHost = ({ paused, hostName }: TrayQueue): string =>
  paused ? t('Resume {{host}}', { host: hostName }) : t('Pause {{host}}', { host: hostName })
