import { BrowserWindow, type IpcMainEvent, ipcMain, type MessagePortMain, type WebContents } from 'electron'
import { localUser } from '#engine/access/authorize.ts'
import type { Port } from '../server/message-port.ts'
import type { ServedEngine } from '../server/served-engine.ts'

/**
 * Takes the MessagePort that a page of ours sends and answers the contract on it. Anything else that sends one (an
 * embedded frame, a foreign origin, a page with no window) gets it closed. Ports that come before the engine runs wait.
 * A port closes by itself, and its calls and streams end, when its page reloads, crashes or goes away.
 * Call once, before the first window.
 */
export function acceptPorts(engine: Promise<ServedEngine>, origins: readonly string[]): void {
  const live = new Map<number, MessagePortMain>()
  // Loaded late, like the engine: the window does not wait for it.
  const server = engine.then(async (running) => {
    const { createPortServer } = await import('../server/message-port.ts')
    return { running, ports: createPortServer(running) }
  })

  ipcMain.on('rpc:port', (event) => {
    const port = onlyPort(event)
    if (!port) return
    if (!isOurPage(event, origins)) {
      port.close()
      return
    }
    keep(live, event.sender, port)
    server
      .then(({ running, ports }) => ports.serve(portOf(port), running.context(localUser)))
      // Last: what the page sent meanwhile is delivered from here on.
      .then(() => port.start())
      .catch((error: unknown) => console.error('A page could not be connected:', error))
  })
}

function onlyPort(event: IpcMainEvent): MessagePortMain | undefined {
  const [port, ...others] = event.ports
  for (const other of others) other.close()
  return port
}

/** Read before anything is awaited: the frame may be gone afterwards. */
function isOurPage({ sender, senderFrame }: IpcMainEvent, origins: readonly string[]): boolean {
  const isMainFrame = senderFrame !== null && senderFrame.parent === null && !isDetached(senderFrame)
  return isMainFrame && BrowserWindow.fromWebContents(sender) !== null && origins.includes(senderFrame.origin)
}

const isDetached = (frame: object): boolean => 'detached' in frame && frame.detached === true

/** At most one port a page: a page that connects again has lost the one before. */
function keep(live: Map<number, MessagePortMain>, sender: WebContents, port: MessagePortMain): void {
  const { id } = sender
  live.get(id)?.close()
  live.set(id, port)
  port.once('close', () => {
    if (live.get(id) === port) live.delete(id)
  })
}

const portOf = (port: MessagePortMain): Port => ({
  send: (data) => port.postMessage(data),
  onMessage: (listener) => void port.on('message', ({ data }) => listener(data)),
  onClose: (listener) => void port.on('close', listener),
  close: () => port.close(),
})
