import { Notification } from 'electron'
import { t } from '#shared/language/translate.ts'
import type { Notice } from './command-notice.ts'

/** Native notifications. Each is held until it is gone: one that nobody holds loses its click. */
export interface Notifications {
  /** Shows one; `onOpen` is called at most once, when a person clicks it. Does nothing where the system has none. */
  show(notice: Notice, onOpen: () => void): void
}

export function createNotifications(): Notifications {
  const kept = new Set<Notification>()

  return {
    show({ title, body }, onOpen) {
      if (!Notification.isSupported()) return
      const notification = new Notification({ title, body, actions: [{ type: 'button', text: t('Open') }] })
      const end = (open: boolean) => {
        if (kept.delete(notification) && open) onOpen()
      }
      notification.on('click', () => end(true))
      notification.on('action', () => end(true))
      notification.on('close', (details) => {
        // On Windows such a one only moved to the Action Center, where it can still be clicked.
        if (details?.reason !== 'timedOut') end(false)
      })
      notification.on('failed', () => end(false))
      kept.add(notification)
      notification.show()
    },
  }
}
