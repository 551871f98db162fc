import { ipcRenderer } from 'electron'

/**
 * Hands one MessagePort that the page made to the main process, and exposes nothing: the page gets no object, no
 * function and no channel name. The main process checks who sent it before it answers on the port.
 */
window.addEventListener('message', (event) => {
  if (event.source !== window || event.origin !== location.origin || event.data !== 'rpc:port') return
  const [port] = event.ports
  if (port) ipcRenderer.postMessage('rpc:port', null, [port])
})
