import type { Terminal } from '@xterm/xterm'
import type { TerminalId } from '#shared/model/terminal.ts'
import type { Api } from '../../api/client.ts'
import { errorView } from '../../api/error-view.ts'
import { pause } from '../../api/pause.ts'

/**
 * Where a terminal is.
 *
 *     opening -> open <-> lost
 *        |         '-> ended
 *        '-> failed
 */
export type TerminalState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'ended'; readonly exitCode: number | null }
  | { readonly kind: 'failed'; readonly error: unknown }

interface TerminalInput {
  readonly api: Api
  readonly host: string
  readonly container: string
  readonly screen: Terminal
  readonly signal: AbortSignal
  readonly report: (state: TerminalState) => void
}

const AGAIN_MS = 1500

/** Opens a terminal in a container and joins it with the screen until it ends or the signal aborts; then it is closed. */
export async function followTerminal(input: TerminalInput): Promise<void> {
  const { api, host, container, screen, signal, report } = input
  report({ kind: 'opening' })
  try {
    const size = { columns: screen.cols, rows: screen.rows }
    const { id } = await api.terminals.open({ host, container, ...size }, { signal })
    const typing = joinKeys(input, id)
    try {
      await showOutput(input, id)
    } finally {
      typing.dispose()
      if (signal.aborted) await api.terminals.close({ terminal: id }).catch(() => undefined)
    }
  } catch (error) {
    if (!signal.aborted) report({ kind: 'failed', error })
  }
}

/** Hands on what is typed, in order and together where it comes quickly, and the size of the screen. */
function joinKeys({ api, screen }: TerminalInput, terminal: TerminalId): { dispose(): void } {
  let waiting = ''
  let isSending = false
  const send = async (): Promise<void> => {
    if (isSending) return
    isSending = true
    while (waiting !== '') {
      const data = waiting
      waiting = ''
      // What cannot be sent shows on the screen as missing; the output says when the connection is back.
      await api.terminals.write({ terminal, data }).catch(() => undefined)
    }
    isSending = false
  }
  const typed = screen.onData((data) => {
    waiting += data
    void send()
  })
  const resized = screen.onResize(({ cols, rows }) => {
    api.terminals.resize({ terminal, columns: cols, rows }).catch(() => undefined)
  })
  return {
    dispose() {
      typed.dispose()
      resized.dispose()
    },
  }
}

/** Shows the output until the terminal has ended, asking again from where it stopped when the connection is lost. */
async function showOutput(input: TerminalInput, terminal: TerminalId): Promise<void> {
  const { signal, report } = input
  const place = { afterSeq: 0 }
  while (!signal.aborted) {
    const end = await readOutput(input, terminal, place).catch((error: unknown) => endOf(error))
    if (signal.aborted) return
    if (end) return report(end)
    report({ kind: 'lost' })
    await pause(AGAIN_MS, signal)
  }
}

/** Only a lost connection comes back; a terminal that does not exist any more does not. */
const endOf = (error: unknown): TerminalState | null =>
  errorView(error).code === 'CONNECTION_LOST' ? null : { kind: 'ended', exitCode: null }

/** Shows what comes until the stream ends: how the terminal ended, null where only the stream did. */
async function readOutput(
  { api, screen, signal, report }: TerminalInput,
  terminal: TerminalId,
  place: { afterSeq: number },
): Promise<TerminalState | null> {
  const output = await api.terminals.output({ terminal, ...place }, { signal })
  report({ kind: 'open' })
  for await (const event of output) {
    place.afterSeq = event.seq
    if (event.kind === 'output') screen.write(bytesOf(event.data))
    if (event.kind === 'reset') screen.reset()
    if (event.kind === 'ended') return { kind: 'ended', exitCode: event.exitCode }
  }
  return null
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
