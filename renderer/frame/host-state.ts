import { t } from '#shared/language/translate.ts'
import type { Host } from '#shared/model/host.ts'

export type HostTone = 'ok' | 'move' | 'unknown'

/** A silent host is unknown, never bad: nothing is known to be wrong on it. So is every host while no events arrive. */
export function hostTone(host: Pick<Host, 'engine' | 'queue'>, streamLost: boolean): HostTone {
  if (streamLost || host.engine.state !== 'reachable') return 'unknown'
  return host.queue.running > 0 ? 'move' : 'ok'
}

/** What a queue is at; all queues together are never paused. */
type QueueCounts = Omit<Host['queue'], 'paused'> & { readonly paused?: Host['queue']['paused'] }

/** What a host's queue is at, in a few words. */
export function queueWords({ pending, running, paused }: QueueCounts): string {
  const parts = [
    running > 0 ? t('{{running}} running', { running }) : '',
    pending > 0 ? t('{{pending}} pending', { pending }) : '',
    paused ? t('paused') : '',
  ]
  return parts.filter(Boolean).join(', ') || t('idle')
}

/** The same in one word where there is little room: what runs goes before what waits. */
export function shortQueueWords({ pending, running, paused }: QueueCounts): string {
  if (running > 0) return t('{{running}} running', { running })
  if (paused) return t('paused')
  return pending > 0 ? t('{{pending}} pending', { pending }) : t('idle')
}

/** All queues together. */
export const queueTotal = (hosts: readonly Pick<Host, 'queue'>[]): QueueCounts => ({
  pending: hosts.reduce((sum, host) => sum + host.queue.pending, 0),
  running: hosts.reduce((sum, host) => sum + host.queue.running, 0),
})
