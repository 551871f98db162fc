import { BrowserWindow, type IpcMainEvent, ipcMain, type MessagePortMain, type WebContents } from 'electron'
import { localUser } from '#engine/access/authorize.ts'
import { createPortServer, type Port } from '../server/message-port.ts'
import type { ServedEngine } from '../server/served-engine.ts'

/** Ports in use, by the id of the page that sent them: at most one a page. */
export interface PortBridge {
  /** Closes the page's port when the page goes away. Call for each window. */
  attach(window: BrowserWindow): void
}

/**
 * Takes the MessagePort that a page of ours sends and answers the contract on it. Anything else that sends one (an
 * embedded frame, a foreign origin, a page with no window) gets it closed. Ports that come before the engine runs wait.
 * Call once, before the first window.
 */
export function acceptPorts(engine: Promise<ServedEngine>, origins: readonly string[]): PortBridge {
  const live = new Map<number, MessagePortMain>()
  const server = engine.then((running) => ({ running, ports: createPortServer(running) }))

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

  return {
    attach(window) {
      const { id } = window.webContents
      const drop = () => live.get(id)?.close()
      window.webContents.on('did-start-navigation', (details) => {
        if (details.isMainFrame && !details.isSameDocument) drop()
      })
      window.webContents.on('render-process-gone', drop)
      window.on('closed', drop)
    },
  }
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
