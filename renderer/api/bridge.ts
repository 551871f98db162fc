import type { ClientContext, ClientLink } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'

type NoContext = Record<never, never>

/** A port to the main process and the signal that says it is gone. */
interface Connection {
  readonly link: RPCLink<NoContext>
  readonly gone: AbortController
}

/**
 * Calls the engine in Electron's main process over a MessagePort. The page offers one end and the preload passes it on.
 * A port that main has closed is replaced at the next call; calls that were under way then end with an error, because a
 * call on a closed port would never end.
 */
export class Bridge implements ClientLink<NoContext> {
  #connection: Connection | undefined

  call(
    path: readonly string[],
    input: unknown,
    options: { context: ClientContext; signal?: AbortSignal | undefined; lastEventId?: string | undefined },
  ): Promise<unknown> {
    const { link, gone } = this.#connection ?? this.#connect()
    const signal = options.signal ? AbortSignal.any([gone.signal, options.signal]) : gone.signal
    return link.call(path, input, { ...options, context: {}, signal })
  }

  #connect(): Connection {
    const { port1, port2 } = new MessageChannel()
    const connection: Connection = { link: new RPCLink<NoContext>({ port: port1 }), gone: new AbortController() }
    port1.addEventListener('close', () => {
      if (this.#connection === connection) this.#connection = undefined
      connection.gone.abort(new DOMException('The connection to Stackwright was closed.', 'NetworkError'))
    })
    // A port with listeners added by addEventListener stays silent until it is started.
    port1.start()
    this.#connection = connection
    window.postMessage('rpc:port', window.location.origin, [port2])
    return connection
  }
}
