import { join } from 'node:path'
import { app, Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron'
import { plural, t, translated } from '#shared/language/translate.ts'
import type { Alert } from '#shared/model/alert.ts'
import type { Command } from '#shared/model/command.ts'
import { alertRoute } from './alert-notice.ts'
import { endedTitle } from './command-notice.ts'
import { conditionOf, type DesktopState, headlineOf } from './desktop-state.ts'
import { queueItems, type TrayQueue } from './queue-items.ts'

/** The icon beside the clock. Keep a reference: one that nobody holds disappears. */
export interface DesktopTray {
  show(state: DesktopState): void
  destroy(): void
}

interface TrayActions {
  /** Shows the window, on a page where one is named. */
  readonly open: (route?: string) => void
  readonly quit: () => void
  /** Pauses a queue, or resumes it. */
  readonly steer: (queue: TrayQueue) => void
}

/**
 * Shows the worst thing that is true, running and recent commands, the queues to pause, and the way back to the window. Some desktops show
 * no tray and do not tell, so nothing may be reachable only from here.
 */
export function createTray(actions: TrayActions): DesktopTray {
  const tray = new Tray(picture('well'))
  tray.setToolTip('Stackwright')
  tray.setContextMenu(Menu.buildFromTemplate([...footer(actions)]))
  // On macOS a click opens the menu.
  if (process.platform !== 'darwin') tray.on('click', () => actions.open())

  return {
    show(state) {
      tray.setImage(picture(conditionOf(state)))
      tray.setToolTip(t('Stackwright: {{state}}', { state: headlineOf(state) }))
      tray.setContextMenu(Menu.buildFromTemplate(trayMenu(state, actions)))
    },
    destroy: () => tray.destroy(),
  }
}

const picture = (name: string) => nativeImage.createFromPath(join(app.getAppPath(), 'resources', 'tray', `${name}.png`))

/** The menu as data: the state, what runs, what ended, the ways out. */
function trayMenu(state: DesktopState, actions: TrayActions): MenuItemConstructorOptions[] {
  return [
    { label: headlineOf(state), enabled: false },
    ...section(
      t('Needs you'),
      state.alerts
        .filter(({ muted }) => !muted)
        .slice(0, mostAlerts)
        .map(alertItem(actions)),
    ),
    ...section(t('Running now'), state.running.map(runningItem(actions))),
    ...(state.pending > 0
      ? [{ label: plural(state.pending, '{{count}} pending', '{{count}} are pending'), enabled: false }]
      : []),
    ...section(t('Ended'), state.ended.map(endedItem(actions))),
    { type: 'separator' },
    ...queueItems(state.queues, actions.steer),
    ...footer(actions),
  ]
}

const section = (label: string, items: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] =>
  items.length === 0 ? [] : [{ type: 'separator' }, { label, enabled: false }, ...items]

/** Where there are more, the overview shows them all. */
const mostAlerts = 5

const alertItem =
  (actions: TrayActions) =>
  (alert: Alert): MenuItemConstructorOptions => ({
    label: plain(translated(alert.title)),
    click: () => actions.open(alertRoute(alert)),
  })

const runningItem =
  (actions: TrayActions) =>
  (command: Command): MenuItemConstructorOptions => {
    const { done, total } = command.progress
    const title = translated(command.title)
    const label = total > 0 ? t('{{command}}: step {{done}} of {{total}}', { command: title, done, total }) : title
    return { label: plain(label), click: () => actions.open(commandRoute(command)) }
  }

const endedItem =
  (actions: TrayActions) =>
  (command: Command): MenuItemConstructorOptions => ({
    label: plain(endedTitle(command) ?? translated(command.title)),
    click: () => actions.open(commandRoute(command)),
  })

/** Where the app shows a command. */
export const commandRoute = (command: Command): string => `/commands/${command.id}`

/** An ampersand in a menu marks a key; doubled it is one. */
const plain = (label: string): string => label.replaceAll('&', '&&')

const footer = (actions: TrayActions): readonly MenuItemConstructorOptions[] => [
  { label: t('Open Stackwright'), click: () => actions.open() },
  { label: t('Quit'), click: actions.quit },
]
